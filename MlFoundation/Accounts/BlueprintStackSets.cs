using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.CloudFormation;
using Pulumi.Aws.CloudFormation.Inputs;

namespace MlFoundation.Accounts;

/// <summary>Carries the blueprints into accounts: for each, a StackSet a region, and on it an instance a unit.</summary>
/// <remarks>An account gets its blueprint by where it sits, without a provider into an account that is not there yet.</remarks>
internal sealed class BlueprintStackSets
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly string name;
    private readonly Resource component;
    private readonly BlueprintStackSetArgs args;
    private readonly List<Resource> instances = [];

    /// <summary>Declares all of it.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="component">Component it belongs to.</param>
    /// <param name="templates">The blueprints' templates.</param>
    /// <param name="args">Where they go and what they need.</param>
    public BlueprintStackSets(string name, Resource component, BlueprintTemplates templates, BlueprintStackSetArgs args)
    {
        (this.name, this.component, this.args) = (name, component, args);
        foreach (var plan in args.Plans)
        {
            Carry(plan, templates);
        }
    }

    /// <summary>The instances: accounts that are made after them get the blueprint by themselves.</summary>
    public IReadOnlyList<Resource> Instances => instances;

    private void Carry(BlueprintPlan plan, BlueprintTemplates templates)
    {
        StackSet? home = null;
        Resource? homeDone = null;
        foreach (var region in plan.Regions)
        {
            var stackSet = StackSetOf(plan, region, templates, home);
            Resource? previous = homeDone;
            foreach (var path in plan.Units)
            {
                instances.Add(previous = InstanceOf(plan, region, stackSet, path, previous));
            }

            (home, homeDone) = (home ?? stackSet, homeDone ?? previous);
        }
    }

    private StackSet StackSetOf(BlueprintPlan plan, BlueprintRegion region, BlueprintTemplates templates, StackSet? home)
    {
        var autoDeployment = new StackSetAutoDeploymentArgs { Enabled = true, RetainStacksOnAccountRemoval = true };
        if (home is not null)
        {
            // The home region's stack makes the roles that the others use.
            autoDeployment.DependsOnStackSets = new[] { home.Arn };
        }

        return new StackSet(
            $"{name}-{plan.Key}-{region.Region}",
            new StackSetArgs
            {
                Name = $"mlfoundation-{plan.Key}-{region.Region}",
                Description = plan.Segment is null
                    ? "Network, roles and baseline of accounts with direct internet access."
                    : $"Network, roles and baseline of accounts of the segment {plan.Segment}.",
                PermissionModel = "SERVICE_MANAGED",
                CallAs = "SELF",
                Capabilities = { "CAPABILITY_NAMED_IAM" },
                TemplateUrl = templates.UrlOf(plan.Template),
                Parameters = args.Parameters.Of(plan, region),
                AutoDeployment = autoDeployment,
                ManagedExecution = new StackSetManagedExecutionArgs { Active = true },
                Region = args.HomeRegion.ToString(),
            },
            // The ids of the network say nothing of its shares, routes and addresses, which stacks need as well.
            new CustomResourceOptions { Parent = component, DependsOn = [templates.Published(plan.Template), .. region.Network?.Ready ?? [], .. args.After] });
    }

    private StackSetInstance InstanceOf(BlueprintPlan plan, BlueprintRegion region, StackSet stackSet, string path, Resource? previous)
    {
        var targets = new StackSetInstanceDeploymentTargetsArgs { OrganizationalUnitIds = { args.Units[path].Id } };
        if (plan.Segment is not null && args.Network is { } network && network.Unit.IsIn(OuPath.Parse(path)))
        {
            // The blueprint shuts internet gateways in its account: in the network's own, that would cut everybody off.
            (targets.AccountFilterType, targets.Accounts) = ("DIFFERENCE", new[] { network.Id });
        }

        return new StackSetInstance(
            $"{name}-{plan.Key}-{region.Region}/{path}",
            new StackSetInstanceArgs
            {
                // Its id is its name, but one that is known once it is there.
                StackSetName = stackSet.Id,
                StackSetInstanceRegion = region.Region.ToString(),
                CallAs = "SELF",
                DeploymentTargets = targets,
                RetainStack = true,
                Region = args.HomeRegion.ToString(),
            },
            new CustomResourceOptions
            {
                Parent = component,
                // One operation a StackSet at a time.
                DependsOn = previous is null ? [] : new List<Resource> { previous },
                // The filter counts while the instance is made; a change of it would take the blueprint from the whole unit and bring it again.
                IgnoreChanges = ["deploymentTargets.accountFilterType", "deploymentTargets.accounts"],
                CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest },
            });
    }
}

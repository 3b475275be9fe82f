using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.CloudFormation;
using Pulumi.Aws.CloudFormation.Inputs;

namespace MlFoundation.Lifecycle;

/// <summary>The members' side of a part: a StackSet for each region, with its instances; accounts that come later get it by themselves.</summary>
/// <param name="component">The component.</param>
/// <param name="name">What names begin with.</param>
/// <param name="template">File below <c>Lifecycle/Members</c>, without its ending.</param>
/// <param name="description">What it does in an account.</param>
/// <param name="args">The organization.</param>
internal sealed class MemberStacks(Resource component, string name, string template, string description, MlLifecycleArgs args)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly string text = LifecycleDocuments.Read($"Members/{template}.yaml");
    private StackSet? home;
    private Resource? homeDone;

    /// <summary>Reaches every account of the organization but the one that owns it, which StackSets leave out.</summary>
    public void Everywhere(AwsRegion region, InputMap<string> parameters, params IReadOnlyList<Resource> after) =>
        Carry(region, parameters, after, [("organization", args.Organization.RootId)]);

    /// <summary>Reaches the accounts of units, and of the units below them.</summary>
    public void InUnits(AwsRegion region, IReadOnlyList<string> units, InputMap<string> parameters, params IReadOnlyList<Resource> after) =>
        Carry(region, parameters, after, [.. units.Select(path => (path, args.Organization.Units[path].Id))]);

    private void Carry(AwsRegion region, InputMap<string> parameters, IReadOnlyList<Resource> after, IReadOnlyList<(string Key, Output<string> Id)> targets)
    {
        var autoDeployment = new StackSetAutoDeploymentArgs { Enabled = true, RetainStacksOnAccountRemoval = true };
        if (home is not null)
        {
            // The home region's stack makes the roles that the others use.
            autoDeployment.DependsOnStackSets = new[] { home.Arn };
        }

        var stackSet = new StackSet(
            $"{name}-members-{region}",
            new StackSetArgs
            {
                Name = $"mlfoundation-{template}-{region}",
                Description = description,
                PermissionModel = "SERVICE_MANAGED",
                CallAs = "SELF",
                Capabilities = { "CAPABILITY_NAMED_IAM" },
                TemplateBody = text,
                Parameters = parameters,
                AutoDeployment = autoDeployment,
                ManagedExecution = new StackSetManagedExecutionArgs { Active = true },
                Region = args.Regions[0].ToString(),
                Tags = ResourceTags.OwnedBy(args.Owner),
            },
            new CustomResourceOptions { Parent = component, DependsOn = [args.Organization, .. after] });
        // One operation of a StackSet at a time.
        var previous = homeDone;
        foreach (var (key, id) in targets)
        {
            previous = new StackSetInstance(
                $"{name}-members-{region}/{key}",
                new StackSetInstanceArgs
                {
                    StackSetName = stackSet.Id,
                    StackSetInstanceRegion = region.ToString(),
                    CallAs = "SELF",
                    DeploymentTargets = new StackSetInstanceDeploymentTargetsArgs { OrganizationalUnitIds = { id } },
                    Region = args.Regions[0].ToString(),
                },
                new CustomResourceOptions
                {
                    Parent = component,
                    DependsOn = previous is null ? [] : new List<Resource> { previous },
                    CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest },
                });
        }

        (home, homeDone) = (home ?? stackSet, homeDone ?? previous);
    }
}

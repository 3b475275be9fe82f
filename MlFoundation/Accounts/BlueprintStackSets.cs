using Pulumi;
using Pulumi.Aws.CloudFormation;
using Pulumi.Aws.CloudFormation.Inputs;
using Pulumi.Aws.S3;

namespace MlFoundation.Accounts;

/// <summary>Carries a blueprint into accounts: the template in a bucket by its content's hash, a StackSet a region, an instance a unit.</summary>
/// <remarks>An account gets it by where it sits, without a provider into an account that is not there yet.</remarks>
internal sealed class BlueprintStackSets
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly List<Resource> instances = [];

    /// <summary>Declares all of it.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="component">Component it belongs to.</param>
    /// <param name="args">Where it goes and what it needs.</param>
    public BlueprintStackSets(string name, Resource component, BlueprintStackSetArgs args)
    {
        var template = BlueprintTemplate.Internet;
        var templates = ClosedBucket.Create(
            $"{name}-templates", Output.Create($"mlfoundation-templates-{args.ManagementAccountId}"), args.OrganizationId,
            BucketPolicies.ReadInOrganization, component, null);
        var published = new BucketObjectv2(
            $"{name}-template-{template.Name}-{template.ContentHash}",
            new BucketObjectv2Args { Bucket = templates.Id, Key = template.ObjectKey, Content = template.Text, ContentType = "application/json" },
            // Stacks that an older template made are updated from it: the old ones stay.
            new CustomResourceOptions { Parent = component, RetainOnDelete = true });
        var url = Output.Format($"https://{templates.Id}.s3.{args.HomeRegion}.amazonaws.com/{template.ObjectKey}");
        StackSet? home = null;
        Resource? homeDone = null;
        foreach (var (region, zones) in args.Plan.Regions)
        {
            var parameters = new InputMap<string>
            {
                ["HomeRegion"] = args.HomeRegion.ToString(),
                ["OrganizationId"] = args.OrganizationId,
                ["FlowLogBucketArn"] = args.FlowLogBucketArn,
            };
            for (var i = 0; i < zones.Count; i++)
            {
                parameters.Add(FormattableString.Invariant($"ZoneId{i + 1}"), zones[i]);
            }

            var autoDeployment = new StackSetAutoDeploymentArgs { Enabled = true, RetainStacksOnAccountRemoval = true };
            if (home is not null)
            {
                // The home region's stack makes the roles that the others use.
                autoDeployment.DependsOnStackSets = new[] { home.Arn };
            }

            var stackSet = new StackSet(
                $"{name}-{template.Name}-{region}",
                new StackSetArgs
                {
                    Name = $"mlfoundation-{template.Name}-{region}",
                    Description = "Network, roles and baseline of accounts with direct internet access.",
                    PermissionModel = "SERVICE_MANAGED",
                    CallAs = "SELF",
                    Capabilities = { "CAPABILITY_NAMED_IAM" },
                    TemplateUrl = url,
                    Parameters = parameters,
                    AutoDeployment = autoDeployment,
                    ManagedExecution = new StackSetManagedExecutionArgs { Active = true },
                    Region = args.HomeRegion.ToString(),
                },
                new CustomResourceOptions { Parent = component, DependsOn = [published, .. args.After] });
            Resource? previous = homeDone;
            foreach (var path in args.Plan.Units)
            {
                previous = new StackSetInstance(
                    $"{name}-{template.Name}-{region}/{path}",
                    new StackSetInstanceArgs
                    {
                        StackSetName = stackSet.Id,
                        StackSetInstanceRegion = region.ToString(),
                        CallAs = "SELF",
                        DeploymentTargets = new StackSetInstanceDeploymentTargetsArgs { OrganizationalUnitIds = { args.Units[path].Id } },
                        RetainStack = true,
                        Region = args.HomeRegion.ToString(),
                    },
                    // One operation a StackSet at a time.
                    new CustomResourceOptions
                    {
                        Parent = component,
                        DependsOn = previous is null ? [] : new List<Resource> { previous },
                        CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest },
                    });
                instances.Add(previous);
            }

            (home, homeDone) = (home ?? stackSet, homeDone ?? previous);
        }
    }

    /// <summary>The instances: accounts that are made after them get the blueprint by themselves.</summary>
    public IReadOnlyList<Resource> Instances => instances;
}

using MlFoundation.Accounts;
using MlFoundation.Documents;
using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Oam;

namespace MlFoundation.Lifecycle;

/// <summary>What models and data have in common across accounts: one view of what accounts record, one history of models, governance of data lakes.</summary>
/// <remarks>
/// Each part has a middle, in an account that all share, and members, which StackSets of its own bring to accounts of today and tomorrow: the
/// accounts in the middle are vended with the others, so nothing of it can stand in the blueprints that those are born with.
/// </remarks>
public sealed class MlLifecycle : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "lifecycle";

    private readonly string name;
    private readonly MlLifecycleArgs args;

    /// <summary>Declares the parts that are on and whose accounts are known.</summary>
    /// <param name="name">Component name; children are <c>{name}-{part}-{what}</c>.</param>
    /// <param name="args">Settings, validated, with organization and accounts.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public MlLifecycle(string name, MlLifecycleArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:lifecycle:MlLifecycle", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args) = (name, args);
        var monitoring = LifecyclePlan.MonitoringKey(args.Settings);
        if (args.Settings.Observability.Enabled && Knows(monitoring))
        {
            Observe(monitoring);
        }

        if (args.Settings.ModelRegistry.Enabled && Knows(AccountKeys.MlSharedServices) && args.ModelUnits.Count > 0)
        {
            Register();
        }

        if (args.Settings.DataGovernance.Enabled && Knows(AccountKeys.DataGovernance) && args.DataUnits.Count > 0)
        {
            Govern();
        }

        RegisterOutputs();
    }

    /// <summary>Sinks are regional: each region's accounts are linked to the one there.</summary>
    private void Observe(string monitoring)
    {
        var members = new MemberStacks(this, $"{name}-observability", "observability-link", "Shares what the account records with the monitoring account.", args);
        string[] types = [.. args.Settings.Observability.Share.Order().Select(TypeOf)];
        foreach (var region in args.Regions)
        {
            var sink = new Sink(
                $"{name}-observability-sink-{region}",
                new SinkArgs { Region = region.ToString(), Name = "mlfoundation", Tags = ResourceTags.OwnedBy(args.Owner) },
                In(monitoring));
            var policy = new SinkPolicy(
                $"{name}-observability-sink-policy-{region}",
                new SinkPolicyArgs
                {
                    Region = region.ToString(),
                    SinkIdentifier = sink.Arn,
                    Policy = LifecycleDocuments.Fill("sink", ("organizationId", args.Organization.OrganizationId), ("resourceTypes", Output.Create(string.Join("\", \"", types)))),
                },
                In(monitoring));
            members.Everywhere(
                region,
                new InputMap<string> { ["MonitoringAccountId"] = args.Accounts.Ids[monitoring], ["SinkArn"] = sink.Arn, ["ResourceTypes"] = string.Join(',', types) },
                // Who links before the policy is there is refused.
                policy);
        }
    }

    private void Register()
    {
        var events = new CentralEvents(this, $"{name}-model-registry", "model-registry", args.Regions[0], In(AccountKeys.MlSharedServices), args);
        var members = new MemberStacks(this, $"{name}-model-registry", "model-registry-events", "Tells the central registry what happens to versions of models.", args);
        foreach (var region in args.Regions)
        {
            var approvals = Approvals(region);
            members.InUnits(
                region, args.ModelUnits, new InputMap<string> { ["EventBusArn"] = events.BusArn, ["ApprovalBusArn"] = approvals?.BusArn ?? Output.Create("") }, [.. events.Ready, .. approvals?.Ready ?? []]);
        }
    }

    /// <summary>
    /// The bus that deployment projects of the central deployments account listen on, in every region: a project's rule stands where its bus does, and models are
    /// deployed in their own region. Null where teams deploy in their own accounts alone.
    /// </summary>
    private CentralEvents? Approvals(AwsRegion region) =>
        Knows(AccountKeys.CentralDeployments) ? new(this, $"{name}-approvals-{region}", "approvals", region, In(AccountKeys.CentralDeployments), args) : null;

    private void Govern()
    {
        var events = new CentralEvents(this, $"{name}-data-governance", "data-governance", args.Regions[0], In(AccountKeys.DataGovernance), args);
        var members = new MemberStacks(this, $"{name}-data-governance", "data-governance", "Lets data governance administer Lake Formation, and tells it what happens to catalogs.", args);
        foreach (var region in args.Regions)
        {
            members.InUnits(
                region, args.DataUnits,
                new InputMap<string>
                {
                    ["HomeRegion"] = args.Regions[0].ToString(),
                    ["OrganizationId"] = args.Organization.OrganizationId,
                    ["GovernanceAccountId"] = args.Accounts.Ids[AccountKeys.DataGovernance],
                    ["EventBusArn"] = events.BusArn,
                },
                events.Ready);
        }
    }

    private bool Knows(string account) => args.ReachesMembers && args.Accounts.Has(account);

    private CustomResourceOptions In(string account) => new() { Parent = this, Provider = args.Accounts.ProviderOf(account) };

    private static string TypeOf(Telemetry telemetry) => telemetry switch
    {
        Telemetry.Logs => "AWS::Logs::LogGroup",
        Telemetry.Metrics => "AWS::CloudWatch::Metric",
        _ => "AWS::XRay::Trace",
    };
}

/// <summary>The policies and patterns of this folder.</summary>
internal static class LifecycleDocuments
{
    /// <summary>A document.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="values">What stands for <c>{{key}}</c>, by key.</param>
    public static Output<string> Fill(string name, params IReadOnlyList<(string Key, Output<string> Value)> values)
    {
        var text = Read($"Documents/{name}.json");
        return Output.All(values.Select(v => v.Value)).Apply(known =>
            values.Select(v => v.Key).Zip(known).Aggregate(text, (filled, pair) => filled.Replace($"{{{{{pair.First}}}}}", pair.Second, StringComparison.Ordinal)));
    }

    /// <summary>A file as it is, with line feeds.</summary>
    public static string Read(string path) => EmbeddedDocuments.Read($"Lifecycle/{path}");
}

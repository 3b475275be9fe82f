using System.Globalization;
using System.Text;
using MlFoundation.Support;

namespace MlFoundation.Planning.Difference;

/// <summary>What the difference says of changes of a stack file, each planned before and after: every sentence it has, whole, in one reviewed text.</summary>
[TestFixture]
public sealed class RealChangesTests
{
    /// <summary>A company small enough to plan often, with everything that the difference speaks of.</summary>
    private const string Company = """
        config:
          mlfoundation:organization:
            id: o-exampleorgid
            adopt: true
            homeRegion: eu-west-1
            governedRegions: [eu-west-1, eu-central-1]
            owner: platform
            policies: [deny-leave-organization, deny-root-user]
            controlTower: { landingZone: managed, version: "3.3", logRetentionDays: 365, identityCenterBaselineArn: "arn:aws:controltower:eu-west-1:111122223333:enabledbaseline/XEXAMPLE0IDENTITY" }
            units:
              security: { existing: true, owner: security }
              sandbox: { existing: true, connectivity: internet, controls: [restricted-ssh] }
              infrastructure: { owner: network, connectivity: corporate }
              workloads:
                owner: ml
                policies: [deny-outside-governed-regions, sagemaker-boundary]
                controls: [encrypted-volumes]
                units:
                  production: { connectivity: corporate, policies: [corporate-boundary] }
                  development: { connectivity: internet }
                  data: { connectivity: corporate }
              lab: { owner: lab }
          mlfoundation:accounts:
            emailPattern: aws+{account}@example.com
            dataUnit: workloads/data
            management: { id: "111122223333" }
            network: { owner: network, unit: infrastructure }
            sharedServices: { unit: infrastructure }
            mlSharedServices: { unit: infrastructure }
            devOps: { unit: infrastructure }
            dataLakes: { customer: { owner: data } }
            sandboxes: { alice: {}, old: { id: "222233334444", name: Old, unit: sandbox } }
          mlfoundation:network:
            zones: { eu-west-1: [euw1-az1, euw1-az2], eu-central-1: [euc1-az1, euc1-az2] }
            addresses: { block: 10.64.0.0/10 }
            segments:
              production:
                units: [infrastructure, workloads/data, workloads/production]
                regions: { eu-west-1: { block: 10.64.0.0/12, asn: 64601 }, eu-central-1: { block: 10.80.0.0/12, asn: 64602 } }
            corporate: { ranges: [172.16.0.0/12], asn: 65010, vpn: { dublin: { address: 198.51.100.20 } } }
          mlfoundation:security:
            logs: { objectLock: { mode: governance, days: 365 } }
          mlfoundation:costs:
            alerts: [finops@example.com]
            teamBudget: 3000
            sandboxBudget: 300
          mlfoundation:identity:
            platformGroups: { Auditors: { description: Look at everything. } }
            permissionSets: { Reader: { description: Reads., managedPolicies: [ReadOnlyAccess], sessionHours: 2 } }
            assignments: [{ group: Auditors, permissionSet: Reader, accounts: [data-lake-customer], reason: The law asks for it. }]
          mlfoundation:teams:
            fraud: {}

        """;

    /// <summary>What is changed, by the title of the change; each is read back as well, from the second to the first.</summary>
    private static readonly (string Title, (string Old, string New)[] First, (string Old, string New)[] Second)[] Changes =
    [
        ("An account has another owner", [], [("customer: { owner: data }", "customer: { owner: lakes }")]),
        ("A sandbox is added", [], [("alice: {}", "alice: {}, bob: {}")]),
        ("A known account is taken in", [], [("alice: {}", "alice: {}, known: { id: \"333344445555\", name: Known }")]),
        ("A sandbox is stopped by its budget", [("sandboxBudget: 300", "sandboxBudget: 300\n    stopSandboxes: false")], []),
        ("An account moves to a unit with other guardrails", [], [("customer: { owner: data }", "customer: { owner: data, unit: workloads/production }")]),
        ("An account takes the first step to its end", [], [("alice: {}", "alice: { closing: true }")]),
        ("An account takes the second step", [("alice: {}", "alice: { closing: true }")], [("alice: {}", "alice: { closing: true }"), Released]),
        ("A released account goes", [("alice: {}", "alice: { closing: true }"), Released], [("alice: {}, ", "")]),
        ("An account goes after its first step", [("alice: {}", "alice: { closing: true }")], [("alice: {}, ", "")]),
        ("Two released accounts go at once",
            [("alice: {}", "alice: { closing: true }, bob: { closing: true }"), ("  mlfoundation:teams:", "  mlfoundation:safety: { released: { sandbox-alice: Alice has left the company., sandbox-bob: Bob has left the company. } }\n  mlfoundation:teams:")],
            [("alice: {}, ", "")]),
        ("An account has another key", [], [("alice: {}", "alicia: { email: aws+sandbox-alice@example.com }")]),
        ("An account has another name and address", [], [("alice: {}", "alice: { name: Alice, email: alice@example.com }")]),
        ("An account has an id", [], [("alice: {}", "alice: { id: \"444455556666\" }")]),
        ("An account has another id", [], [("222233334444", "222233335555")]),
        ("An account moves to other connectivity", [], [("alice: {}", "alice: { unit: workloads/production }")]),
        ("The network's account moves", [], [("network: { owner: network, unit: infrastructure }", "network: { owner: network, unit: workloads/data }")]),
        ("A unit is added", [], [("lab: { owner: lab }", "lab: { owner: lab }\n      edge: { owner: edge, connectivity: internet }")]),
        ("A unit that exists is taken in", [], [("lab: { owner: lab }", "lab: { owner: lab }\n      old: { owner: old, existing: true }")]),
        ("Units are named, owned and connected otherwise", [], [("lab: { owner: lab }", "lab: { owner: research, name: Laboratory, connectivity: internet }"), ("data: { connectivity: corporate }", "data: { connectivity: corporate, name: Data office }")]),
        ("A unit is looked up", [], [("lab: { owner: lab }", "lab: { owner: lab, existing: true }")]),
        ("The landing zone has another version", [], [("version: \"3.3\"", "version: \"4.0\"")]),
        ("The landing zone has another version and integrations", [], [("version: \"3.3\"", "version: \"4.0\", accessManagement: false")]),
        ("The landing zone keeps logs for longer", [], [("logRetentionDays: 365", "logRetentionDays: 730")]),
        ("Policies and controls bind other units", [], [("policies: [deny-leave-organization, deny-root-user]", "policies: [deny-leave-organization]"), ("controls: [encrypted-volumes]", "controls: [encrypted-volumes, restricted-ssh]"), ("policies: [deny-outside-governed-regions, sagemaker-boundary]", "policies: [deny-outside-governed-regions]")]),
        ("A policy says something else", [Bedrock, Models("amazon.nova-*")], [Bedrock, Models("anthropic.claude-*")]),
        ("Somebody has another permission set", [], [("permissionSet: Reader", "permissionSet: AdministratorAccess")]),
        ("An assignment has another reason", [], [("reason: The law asks for it.", "reason: The auditors ask for it.")]),
        ("A permission set does more, and for longer", [], [("managedPolicies: [ReadOnlyAccess], sessionHours: 2", "managedPolicies: [ReadOnlyAccess, SecurityAudit], sessionHours: 1, bounded: true")]),
        ("A permission set is no longer there", [], [("permissionSets: { Reader: { description: Reads., managedPolicies: [ReadOnlyAccess], sessionHours: 2 } }\n", "permissionSets: {}\n"), ("permissionSet: Reader", "permissionSet: AWSSecurityAuditors")]),
        ("Access is left to others", [], [("mlfoundation:identity:\n", "mlfoundation:identity:\n    enabled: false\n")]),
        ("Inspection is switched off", [], [("production:\n        units", "production:\n        inspection: none\n        units")]),
        ("Inspection stands in a VPC", [], [("production:\n        units", "production:\n        inspection: vpc\n        units")]),
        ("Accounts are isolated, and do not reach the internet", [], [("production:\n        units", "production:\n        spokes: isolated\n        egress: none\n        units")]),
        ("A segment is cut off from on premises", [Edge("")], [Edge("\n        corporate: false")]),
        ("A unit has a segment of its own", [], [("units: [infrastructure, workloads/data, workloads/production]", "units: [infrastructure, workloads/production]"), ("      production:\n", "      data: { units: [workloads/data], regions: { eu-west-1: { block: 10.96.0.0/12 }, eu-central-1: { block: 10.112.0.0/12 } } }\n      production:\n")]),
        ("A segment has other numbers", [], [("block: 10.64.0.0/12, asn: 64601", "block: 10.96.0.0/12, asn: 64701"), ("[euw1-az1, euw1-az2]", "[euw1-az1, euw1-az2, euw1-az3]"), ("ranges: [172.16.0.0/12]", "ranges: [172.16.0.0/12, 192.168.0.0/16]")]),
        ("Addresses come from another block", [], [("addresses: { block: 10.64.0.0/10 }", "addresses: { block: 10.0.0.0/8 }")]),
        ("A region is no longer governed", [], [("governedRegions: [eu-west-1, eu-central-1]", "governedRegions: [eu-west-1]"), (", eu-central-1: { block: 10.80.0.0/12, asn: 64602 }", ""), (", eu-central-1: [euc1-az1, euc1-az2]", "")]),
        ("A security service is off, and logs are not locked", [], [("logs: { objectLock: { mode: governance, days: 365 } }", "logs: { objectLock: { mode: none } }\n    macie: { enabled: false, reason: There is no personal data. }")]),
        ("A portfolio is shared with another unit", [], [("  mlfoundation:security:", "  mlfoundation:catalog:\n    analytics: { units: [workloads/data] }\n  mlfoundation:security:")]),
        ("A portfolio is found by others, and its products come from a repository", [], [("  mlfoundation:security:", "  mlfoundation:catalog:\n    analytics: { permissionSets: [DataScientist, Reader] }\n    modelBuilding: { repository: { name: example/model-building } }\n  mlfoundation:security:")]),
        ("Budgets change", [], [("teamBudget: 3000", "teamBudget: 2000"), ("sandboxBudget: 300", "sandboxBudget: 400")]),
        ("A team is added", [], [("    fraud: {}\n", "    fraud: {}\n    pricing: { name: Pricing }\n")]),
        ("A loss is acknowledged", [], [("lab: { owner: lab }", ""), ("  mlfoundation:teams:", "  mlfoundation:safety: { acknowledge: { organization-unit-lab: Nobody was ever in it., nothing: This names nothing at all. } }\n  mlfoundation:teams:")]),
    ];

    private static (string, string) Bedrock => ("lab: { owner: lab }", "lab: { owner: lab, policies: [bedrock-models] }");

    private static (string, string) Released => ("  mlfoundation:teams:", "  mlfoundation:safety: { released: { sandbox-alice: Alice has left the company. } }\n  mlfoundation:teams:");

    [Test]
    public async Task EveryChange_ReadsAsReviewed()
    {
        var text = new StringBuilder();
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        Assert.That(Changes.SelectMany(c => new[] { c.First, c.Second }.SelectMany(e => StackFiles.Problems(Edited(c.Title, e)).Select(p => $"{c.Title}: {p}"))), Is.Empty);
        foreach (var (title, first, second) in Changes)
        {
            var (before, after) = (await PlanAsync(Edited(title, first)), await PlanAsync(Edited(title, second)));
            text.Append(CultureInfo.InvariantCulture, $"{title}\n").Append(Lines(before, after)).Append(CultureInfo.InvariantCulture, $"\nThe reverse: {title}\n").Append(Lines(after, before)).Append('\n');
        }

        Snapshot.Matches("difference-sentences.txt", text.ToString());

        async Task<Plan> PlanAsync(string file) => plans[file] = plans.GetValueOrDefault(file) ?? await StackFiles.PlanAsync(file);
    }

    private static string Lines(Plan before, Plan after)
    {
        var difference = PlanDifference.Of(before, after);
        return string.Concat(difference.Changes.Select(c => $"  {c.Grade,-10}{c.Topic,-14}{c.Sentence}\n"))
            + string.Concat(difference.Findings.Where(f => f.Severity == Severity.Advisory).Select(f => $"  {f.Severity,-10}{f.Id,-14}{f.Message}\n"));
    }

    private static (string, string) Edge(string more) => (
        "      production:\n        units: [infrastructure, workloads/data, workloads/production]",
        $"      edge: {{ units: [workloads/data], regions: {{ eu-west-1: {{ block: 10.96.0.0/12 }}, eu-central-1: {{ block: 10.112.0.0/12 }} }} }}\n      production:{more}\n        units: [infrastructure, workloads/production]");

    private static (string, string) Models(string model) => ("owner: platform\n", $"owner: platform\n    guardrails: {{ bedrockModels: [{model}] }}\n");

    private static string Edited(string title, (string Old, string New)[] edits) => edits.Aggregate(
        Company,
        (text, edit) => text.Contains(edit.Old, StringComparison.Ordinal) ? text.Replace(edit.Old, edit.New, StringComparison.Ordinal) : throw new ArgumentException($"{title}: no '{edit.Old}' there"));
}

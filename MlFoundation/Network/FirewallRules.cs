using System.Text.Json;
using MlFoundation.Documents;
using Pulumi.Aws.NetworkFirewall;
using Pulumi.Aws.NetworkFirewall.Inputs;

namespace MlFoundation.Network;

/// <summary>What the firewall of a segment lets through: named domains outside, the segment among itself, the network on premises. All else is dropped, and said.</summary>
internal sealed class FirewallRules
{
    /// <summary>Of a rule group; it is fixed for the group's life, so there is room.</summary>
    private const int DomainCapacity = 3000;

    private const int InternalCapacity = 100;

    private readonly RegionScope scope;

    /// <summary>Declares rule groups and policy.</summary>
    public FirewallRules(RegionScope scope)
    {
        this.scope = scope;
        var groups = new List<RuleGroup>();
        if (scope.Segment.Spokes == SpokeTraffic.Inspected)
        {
            groups.Add(Internal("spokes"));
        }

        if (scope.Segment.Corporate)
        {
            groups.Add(Internal("corporate"));
        }

        groups.Add(Group("domains", DomainCapacity, new RuleGroupRuleGroupRulesSourceArgs
        {
            RulesSourceList = new RuleGroupRuleGroupRulesSourceRulesSourceListArgs
            {
                GeneratedRulesType = "ALLOWLIST",
                TargetTypes = { "TLS_SNI", "HTTP_HOST" },
                Targets = [.. Domains(scope.Segment)],
            },
        }));
        Policy = new FirewallPolicy(
            scope.NameOf("firewall-policy"),
            new FirewallPolicyArgs
            {
                Name = scope.AwsName,
                FirewallPolicyConfiguration = new FirewallPolicyFirewallPolicyArgs
                {
                    StatelessDefaultActions = { "aws:forward_to_sfe" },
                    StatelessFragmentDefaultActions = { "aws:forward_to_sfe" },
                    StatefulEngineOptions = new FirewallPolicyFirewallPolicyStatefulEngineOptionsArgs { RuleOrder = "STRICT_ORDER", StreamExceptionPolicy = "REJECT" },
                    StatefulDefaultActions = { "aws:drop_established", "aws:alert_established" },
                    StatefulRuleGroupReferences =
                        [.. groups.Select((g, i) => new FirewallPolicyFirewallPolicyStatefulRuleGroupReferenceArgs { Priority = (i + 1) * 100, ResourceArn = g.Arn })],
                },
                Region = scope.Region,
                Tags = scope.Named(),
            },
            scope.Network.InNetwork());
    }

    /// <summary>The policy.</summary>
    public FirewallPolicy Policy { get; }

    /// <summary>Domains outside that a segment reaches: the foundation's and its own.</summary>
    internal static IReadOnlyList<string> Domains(PlannedSegment segment) =>
    [
        .. JsonDocument.Parse(EmbeddedDocuments.Read("Network/Firewall/allowed-domains.json")).RootElement.GetProperty("domains").EnumerateArray().Select(d => d.GetString()!)
            .Concat(segment.AllowedDomains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private RuleGroup Internal(string rules) => Group(rules, InternalCapacity, new RuleGroupRuleGroupRulesSourceArgs
    {
        RulesString = EmbeddedDocuments.Read($"Network/Firewall/{rules}.rules"),
    });

    private RuleGroup Group(string key, int capacity, RuleGroupRuleGroupRulesSourceArgs rules)
    {
        // A firewall on a transit gateway has no VPC whose block could be its home.
        var variables = new List<RuleGroupRuleGroupRuleVariablesIpSetArgs> { Set("HOME_NET", [scope.Place.Block.ToString()]) };
        if (scope.Segment.Corporate)
        {
            variables.Add(Set("CORPORATE_NET", scope.CorporateRanges.Select(r => r.ToString())));
        }

        return new RuleGroup(
            scope.NameOf($"firewall-{key}"),
            new RuleGroupArgs
            {
                Name = $"{scope.AwsName}-{key}",
                Type = "STATEFUL",
                Capacity = capacity,
                RuleGroupConfiguration = new RuleGroupRuleGroupArgs
                {
                    RuleVariables = new RuleGroupRuleGroupRuleVariablesArgs { IpSets = [.. variables] },
                    StatefulRuleOptions = new RuleGroupRuleGroupStatefulRuleOptionsArgs { RuleOrder = "STRICT_ORDER" },
                    RulesSource = rules,
                },
                Region = scope.Region,
                Tags = scope.Named(key),
            },
            scope.Network.InNetwork());
    }

    private static RuleGroupRuleGroupRuleVariablesIpSetArgs Set(string key, IEnumerable<string> blocks) =>
        new() { Key = key, IpSet = new RuleGroupRuleGroupRuleVariablesIpSetIpSetArgs { Definitions = [.. blocks] } };
}

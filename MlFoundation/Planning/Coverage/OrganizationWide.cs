using System.Collections.Immutable;
using MlFoundation.Accounts;

namespace MlFoundation.Planning.Coverage;

/// <summary>What covers the whole organization at once: analyzers, the trail, recorders of configurations and root access.</summary>
internal static class OrganizationWide
{
    private const string Analyzer = "aws:accessanalyzer/analyzer:Analyzer";

    public static IEnumerable<CoverageCell> Cells(CoverageInput input)
    {
        var delegated = input.All("aws:organizations/delegatedAdministrator:DelegatedAdministrator")
            .Any(d => d.Text("servicePrincipal") == "access-analyzer.amazonaws.com" && input.AccountIn(d["accountId"]) == AccountKeys.SecurityTooling);
        var external = input.InTooling(Analyzer, r => r.Text("type") == "ORGANIZATION");
        var unused = input.InTooling(Analyzer, r => r.Text("type") == "ORGANIZATION_UNUSED_ACCESS").Count > 0;
        var trail = input.All("aws:cloudtrail/trail:Trail").Any(t => t["isOrganizationTrail"] is true && t["isMultiRegionTrail"] is true);
        var aggregator = input.All("aws:cfg/configurationAggregator:ConfigurationAggregator").Any();
        var root = input.All("aws:iam/organizationsFeatures:OrganizationsFeatures").Any();
        var zone = LandingZone(input);
        foreach (var region in input.Security.Regions)
        {
            var brought = input.Security.LandingZoneIsElsewhere || zone.Regions.Contains(region);
            foreach (var cell in Row("accessAnalyzer", region, If(delegated && external.ContainsKey(region)), input)
                         .Concat(Row("accessAnalyzer.unusedAccess", region, If(delegated && unused), input))
                         .Concat(Row("organizationTrail", region, trail ? CoverageKind.Automatic : input.Security.LandingZoneIsElsewhere || (brought && zone.Logs) ? CoverageKind.LandingZone : CoverageKind.Hole, input))
                         .Concat(Row("configAggregator", region, aggregator ? CoverageKind.Automatic : input.Security.LandingZoneIsElsewhere || (brought && zone.Config) ? CoverageKind.LandingZone : CoverageKind.Hole, input))
                         .Concat(Row("rootAccess", region, If(root), input)))
            {
                yield return cell;
            }
        }
    }

    private static CoverageKind If(bool covered) => covered ? CoverageKind.Automatic : CoverageKind.Hole;

    private static IEnumerable<CoverageCell> Row(string service, string region, CoverageKind kind, CoverageInput input) =>
        input.Foundation.Accounts.Select(a => a.Key).Append(SecurityCoverage.Future).Select(account => new CoverageCell(service, account, region, kind));

    /// <summary>What the plan's landing zone brings, and where.</summary>
    private static (HashSet<string> Regions, bool Logs, bool Config) LandingZone(CoverageInput input)
    {
        var manifest = input.All("aws-native:controltower:LandingZone").Select(z => z["manifest"]).OfType<ImmutableDictionary<string, object?>>().FirstOrDefault();
        bool Has(string part) => manifest?.GetValueOrDefault(part) is ImmutableDictionary<string, object?> settings && settings.GetValueOrDefault("enabled") is true;
        return ([.. manifest?.GetValueOrDefault("governedRegions") is ImmutableArray<object?> regions ? regions.OfType<string>() : []], Has("centralizedLogging"), Has("config"));
    }
}

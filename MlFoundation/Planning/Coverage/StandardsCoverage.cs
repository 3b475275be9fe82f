using System.Collections.Immutable;
using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Coverage;

/// <summary>Security Hub: the policy of the nearest unit above an account counts, in the home region and those linked to it.</summary>
internal static class StandardsCoverage
{
    private const string Key = "securityHub";

    public static IEnumerable<CoverageCell> Cells(CoverageInput input)
    {
        var home = input.Security.Regions[0];
        var linked = input.All("aws:securityhub/findingAggregator:FindingAggregator").Where(a => a.Region == home)
            .SelectMany(a => a["specifiedRegions"] is ImmutableArray<object?> regions ? regions.OfType<string>().Append(home) : [home]).ToHashSet(StringComparer.Ordinal);
        var central = input.DesignatedIn("aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId").Contains(home)
            && input.All("aws:securityhub/organizationConfiguration:OrganizationConfiguration")
                .Any(o => o["organizationConfiguration"] is ImmutableDictionary<string, object?> details && details.GetValueOrDefault("configurationType") is "CENTRAL");
        var enabledAt = EnabledAt(input);
        foreach (var region in input.Security.Regions)
        {
            var reached = central && linked.Contains(region);
            foreach (var account in input.Foundation.Accounts)
            {
                yield return new CoverageCell(Key, account.Key, region, !reached ? CoverageKind.Hole : KindOf(account, enabledAt, input));
            }

            yield return new CoverageCell(Key, SecurityCoverage.Future, region, reached && enabledAt.GetValueOrDefault("") == true ? CoverageKind.Automatic : CoverageKind.Hole);
        }
    }

    private static CoverageKind KindOf(ModelAccount account, Dictionary<string, bool> enabledAt, CoverageInput input)
    {
        for (var path = account.Unit ?? ""; ; path = path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "")
        {
            if (enabledAt.TryGetValue(path, out var enabled))
            {
                return !enabled ? input.Security.Off.Any(o => o.Service == $"{Key}.{path}") ? CoverageKind.Off : CoverageKind.Hole
                    : account.Key == AccountKeys.SecurityTooling ? CoverageKind.Administrator : CoverageKind.Automatic;
            }

            if (path.Length == 0)
            {
                return CoverageKind.Hole;
            }
        }
    }

    /// <summary>Whether Security Hub is on, by the path of the unit that a policy is associated with; the root's path is empty.</summary>
    private static Dictionary<string, bool> EnabledAt(CoverageInput input)
    {
        var names = new OrgUnitNames(OrgUnitNames.DefaultTree);
        var pathBySource = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in input.Foundation.Units)
        {
            var above = unit.Path.LastIndexOf('/') is var slash and > 0 ? unit.Path[..slash] : null;
            // A unit that is looked up is called after the one above it and its own name: see StackLookups.
            lookups[unit.Path] = !unit.Existing ? names.Unit(unit.Path) : $"{(above is null ? "root" : lookups[above])}/{unit.Name.Replace('.', '-')}";
            pathBySource.TryAdd(lookups[unit.Path], unit.Path);
        }

        var enabled = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var association in input.All("aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation"))
        {
            var target = association.Text("targetId") ?? "";
            var path = target.Contains(".roots[", StringComparison.Ordinal) ? "" : Symbols.NamesIn(target).Select(n => pathBySource.GetValueOrDefault(n)).FirstOrDefault(p => p is not null);
            if (path is not null && input.SourceOf(association.Text("policyId"))?["configurationPolicy"] is ImmutableDictionary<string, object?> policy)
            {
                enabled[path] = policy.GetValueOrDefault("serviceEnabled") is true;
            }
        }

        return enabled;
    }
}

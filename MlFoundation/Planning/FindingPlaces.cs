using MlFoundation.Accounts;
using MlFoundation.Configuration;
using MlFoundation.Organization;

namespace MlFoundation.Planning;

/// <summary>Gives findings that have a resource and no place the place of the setting that the resource was made from.</summary>
internal sealed class FindingPlaces
{
    /// <summary>Section of the stack file that each component reads.</summary>
    private static readonly Dictionary<string, string> SectionOfComponent = new(StringComparer.Ordinal)
    {
        ["OrgUnitTree"] = "organization",
        ["CentralLogs"] = "security",
        ["SecurityBaseline"] = "security",
        ["SensitiveDataJobs"] = "security",
        ["AccountVendingBlueprint"] = "accounts",
        ["HubSpokeNetwork"] = "network",
        ["ManagedDirectory"] = "network",
        ["IdentityCenterAccess"] = "identity",
        ["OrganizationSharing"] = "catalog",
        ["PortfolioShare"] = "catalog",
        ["ProductPipelines"] = "catalog",
        ["CostManagement"] = "costs",
    };

    private readonly LoadedSettings<FoundationSettings> loaded;
    private readonly Lazy<(string Key, string Path)[]> units;
    private readonly Lazy<(string Key, string Path)[]> accounts;

    private FindingPlaces(LoadedSettings<FoundationSettings> loaded)
    {
        this.loaded = loaded;
        units = new(() => Longest(UnitPlan.Of(loaded.Settings.Organization).Select(u => (u.Path.ToString(), u.SettingsPath))));
        accounts = new(() => Longest(AccountPlan.Of(loaded.Settings).Select(a => (a.Key, a.SettingsPath))));
    }

    /// <summary>The findings in their order, each with a place where the file is known.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, LoadedSettings<FoundationSettings> loaded)
    {
        var places = new FindingPlaces(loaded);
        return [.. findings.Select(f => f.At is null ? f with { At = places.Of(f.Urn) } : f)];
    }

    private string? Of(string? urn) => (loaded.Locate(PathOf(urn)) ?? loaded.Locate("organization"))?.ToString();

    private string PathOf(string? urn)
    {
        // urn:pulumi:stack::project::a chain of types with $ between::name
        if (urn?.Split("::", 4) is not [_, _, var types, var name])
        {
            return "organization";
        }

        var component = types.Split('$')[0].Split(':')[^1];
        var section = SectionOfComponent.GetValueOrDefault(component, "organization");
        var keyed = section switch { "organization" => units.Value, "accounts" => accounts.Value, _ => [] };
        return keyed.FirstOrDefault(k => Names(name, k.Key)).Path ?? section;
    }

    /// <summary>Whether a resource's name has a key in it, as a whole.</summary>
    private static bool Names(string name, string key)
    {
        var at = name.IndexOf($"-{key}", StringComparison.Ordinal);
        return at >= 0 && (at + 1 + key.Length == name.Length || name[at + 1 + key.Length] == '/');
    }

    private static (string, string)[] Longest(IEnumerable<(string Key, string Path)> keys) =>
        [.. keys.OrderByDescending(k => k.Key.Length).ThenBy(k => k.Key, StringComparer.Ordinal)];
}

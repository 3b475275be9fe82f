using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>Stack-file section <c>organization</c>.</summary>
public sealed record OrganizationSettings : IValidated
{
    /// <summary>Levels of units below the root that AWS Organizations allows.</summary>
    /// <remarks>Source: AWS Organizations User Guide, "Quotas for AWS Organizations".</remarks>
    public const int DeepestUnit = 5;

    /// <summary>Units of an organization.</summary>
    /// <remarks>Source: as <see cref="DeepestUnit"/>.</remarks>
    public const int MostUnits = 2000;

    /// <summary>Id of the organization, such as <c>o-exampleorgid</c>. Default: what AWS answers.</summary>
    [Text("the id of an organization, such as o-exampleorgid", Pattern = "^o-[a-z0-9]{10,32}$")]
    public string? Id { get; init; }

    /// <summary>
    /// Whether the program manages the organization itself, which is what enables its policy types. One that exists is imported first.
    /// Default: false, it is only read, and its policy types are enabled already.
    /// </summary>
    public bool Adopt { get; init; }

    /// <summary>Region that Control Tower and Identity Center live in.</summary>
    public required AwsRegion HomeRegion { get; init; }

    /// <summary>Regions in which accounts may work and are watched. Default: the home region alone, which is always one of them.</summary>
    [Distinct]
    public IReadOnlyList<AwsRegion> GovernedRegions { get; init; } = [];

    /// <summary>Team that answers for what names no owner of its own.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public required string Owner { get; init; }

    /// <summary>Whether accounts directly under the root may do nothing: they have not been placed yet. Default: true.</summary>
    public bool Quarantine { get; init; } = true;

    /// <summary>Guardrail policies attached to the root, by document name; docs/guardrails.md lists them and the default.</summary>
    [Text("the name of a policy document")]
    [Distinct]
    public IReadOnlyList<string> Policies { get; init; } = PolicyDocuments.RecommendedForRoot;

    /// <summary>What guardrail policies leave open to the company: instances, models, partners.</summary>
    public GuardrailSettings Guardrails { get; init; } = new();

    /// <summary>The landing zone. Default: an existing one of the newest version.</summary>
    public ControlTowerSettings ControlTower { get; init; } = new();

    /// <summary>Units under the root, by key, to a depth of five. Default: the five that AWS recommends, with two for workloads.</summary>
    public IReadOnlyDictionary<string, UnitSettings> Units { get; init; } = RecommendedUnits.All;

    /// <summary>The governed regions with the home region first, the others in order.</summary>
    internal IReadOnlyList<AwsRegion> Regions =>
        [HomeRegion, .. GovernedRegions.Where(r => r != HomeRegion).OrderBy(r => r.ToString(), StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        foreach (var problem in UnitSettings.UnknownPolicies(at, Policies))
        {
            yield return problem;
        }

        var units = UnitPlan.Of(this);
        if (units.Count > MostUnits)
        {
            yield return new Problem($"{at}.units", new Literal(FormattableString.Invariant($"{units.Count} units")), $"at most {MostUnits}", "Join units, or split the organization into several.");
        }

        foreach (var unit in units.Where(u => u.Path.Depth == DeepestUnit + 1))
        {
            yield return new Problem(unit.SettingsPath, null, $"at most {DeepestUnit} levels of units", "AWS Organizations nests no deeper: move the unit up.");
        }

        foreach (var unit in units.Where(u => u.Path.Parent is { } above && units.First(a => a.Path == above) is { Connectivity: not Connectivity.None } parent && parent.Connectivity != u.Connectivity))
        {
            yield return new Problem(
                $"{unit.SettingsPath}.connectivity", unit.Connectivity, "the connectivity of the unit above", "What a unit has reaches all below it: give the unit above none, and each unit below its own.");
        }

        foreach (var twins in units.GroupBy(u => $"{u.Path.Parent}/{u.Name}", StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            foreach (var twin in twins.Skip(1))
            {
                yield return new Problem($"{twin.SettingsPath}.name", twin.Name, "a name of its own below the same unit", $"\"{twins.First().Path}\" has it already.");
            }
        }

        if (ControlTower.LandingZone != LandingZoneMode.None)
        {
            yield break;
        }

        foreach (var unit in units.Where(u => u.Controls.Count > 0))
        {
            yield return new Problem($"{unit.SettingsPath}.controls", null, "no controls without a landing zone", "Set organization.controlTower.landingZone to managed or existing, or remove the controls.");
        }
    }
}

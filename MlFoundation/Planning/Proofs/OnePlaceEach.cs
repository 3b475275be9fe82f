namespace MlFoundation.Planning.Proofs;

/// <summary>Every account has one unit, one connectivity, one blueprint.</summary>
public static class OnePlaceEach
{
    private static readonly string[] Answers = ["corporate", "internet", "none"];

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-006",
        "Every account sits in exactly one unit, has that unit's connectivity, and gets exactly one network blueprint a region by way of its unit.",
        new Uri("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation)
        {
            yield break;
        }

        var units = foundation.Units.DistinctBy(u => u.Path).ToDictionary(u => u.Path, StringComparer.Ordinal);
        var blueprints = input.Blueprints.Where(b => b.HasNetwork).ToArray();
        var regions = blueprints.Select(b => b.Region).Distinct().ToArray();
        // Accounts of one unit are alike: their blueprints are counted once.
        var byUnit = units.Keys.ToDictionary(u => u, u => regions.Select(r => (Region: r, Blueprints: blueprints.Where(b => b.Region == r && b.Reaches(u)).ToArray())).ToArray(), StringComparer.Ordinal);
        foreach (var twice in foundation.Accounts.GroupBy(a => a.Key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            yield return Of(null, $"{twice.Key} stands in the plan {twice.Count()} times; expected once. An account sits in one unit.");
        }

        foreach (var account in foundation.Accounts.Where(a => a.Role != "management"))
        {
            if (account.Unit is null || !units.TryGetValue(account.Unit, out var unit))
            {
                yield return Of(null, $"{account.Name} sits in no unit of the plan; expected one. Name a unit of organization.units.");
                continue;
            }

            if (!Answers.Contains(account.Connectivity) || account.Connectivity != unit.Connectivity)
            {
                yield return Of(null, $"{account.Name} is to have the connectivity {account.Connectivity} and sits in {unit.Path}, where it is {unit.Connectivity}; expected the same. Move it to a unit of its connectivity: that is what brings the network.");
            }
        }

        var inhabited = foundation.Accounts.Select(a => a.Unit).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (unit, places) in byUnit.Where(u => inhabited.Contains(u.Key)).OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            foreach (var (region, found) in places)
            {
                if (found.Length > 1)
                {
                    yield return Of(found[1].StackSet.Urn, $"Accounts of {unit} get {found.Length} networks in {region} ({string.Join(", ", found.Select(b => b.StackSet.Name))}); expected one.");
                }
                else if (found.Length == 0 && blueprints.Any(b => b.Region == region && b.IsAttached == (units[unit].Connectivity == "corporate")) && units[unit].Connectivity != "none")
                {
                    yield return Of(null, $"Accounts of {unit} get no network in {region}; expected the {units[unit].Connectivity} one, as others do there.");
                }
            }
        }
    }

    private static Finding Of(string? urn, string message) => new("MLF-ACC-006", Severity.Mandatory, urn, message);
}

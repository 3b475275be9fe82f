using System.Collections.Immutable;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Coverage;

/// <summary>What the services' columns are computed from: accounts, what makes them, and what enrols them.</summary>
internal sealed class CoverageInput
{
    private static readonly string[] Operations = ["aws:organizations/account:Account", "aws:servicecatalog/provisionedProduct:ProvisionedProduct"];

    private readonly ProofInput input;
    private readonly Dictionary<string, PlannedResource> makerByKey;
    private readonly Dictionary<string, string> keyByReference = new(StringComparer.Ordinal);

    public CoverageInput(ProofInput input, FoundationModel foundation, SecurityModel security)
    {
        (this.input, Foundation, Security) = (input, foundation, security);
        makerByKey = Operations.SelectMany(input.All).Select(r => new { Account = input.AccountOf(r), Resource = r }).Where(p => p.Account is not null)
            .DistinctBy(p => p.Account!.Key).ToDictionary(p => p.Account!.Key, p => p.Resource, StringComparer.Ordinal);
        foreach (var account in foundation.Accounts.Where(a => a.Id is not null))
        {
            keyByReference.TryAdd(account.Id!, account.Key);
        }

        foreach (var (key, maker) in makerByKey)
        {
            keyByReference.TryAdd(maker.Name, key);
        }
    }

    public FoundationModel Foundation { get; }

    public SecurityModel Security { get; }

    public IEnumerable<PlannedResource> All(string type) => input.All(type);

    public PlannedResource? SourceOf(string? symbol) => input.SourceOf(symbol);

    /// <summary>What makes an account; null where it is known, or waits.</summary>
    public PlannedResource? MakerOf(ModelAccount account) => makerByKey.GetValueOrDefault(account.Key);

    /// <summary>Key of the account that a text or a list of texts refers to first: by id, or by the symbol of what makes it.</summary>
    public string? AccountIn(object? reference) => reference switch
    {
        ImmutableArray<object?> list => list.Select(AccountIn).FirstOrDefault(a => a is not null),
        string text => keyByReference.GetValueOrDefault(text) ?? Symbols.NamesIn(text).Select(n => keyByReference.GetValueOrDefault(n)).FirstOrDefault(a => a is not null),
        _ => null,
    };

    /// <summary>Resources of a type in security tooling, by region; the first of each.</summary>
    public Dictionary<string, PlannedResource> InTooling(string type, Func<PlannedResource, bool>? holds = null) =>
        All(type).Where(r => r.Account == Accounts.AccountKeys.SecurityTooling && (holds is null || holds(r)))
            .GroupBy(r => r.Region ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Regions in which the management account designates security tooling.</summary>
    public HashSet<string> DesignatedIn(string type, string account) =>
        [.. All(type).Where(r => r.Account == Accounts.AccountKeys.Management && AccountIn(r[account]) == Accounts.AccountKeys.SecurityTooling).Select(r => r.Region ?? "")];

    /// <summary>Places that resources of a type name: see <see cref="PlaceOf"/>.</summary>
    public HashSet<string> Named(string type, string account) => [.. All(type).Select(r => PlaceOf(AccountIn(r[account]), r.Region))];

    /// <summary>An account in a region, as one text.</summary>
    public static string PlaceOf(string? account, string? region) => $"{account} in {region}";

    public Precedence After(IEnumerable<PlannedResource> earlier) => input.Graph.After([.. earlier.Select(r => r.Urn)]);
}

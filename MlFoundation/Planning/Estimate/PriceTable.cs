using System.Globalization;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Documents;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Estimate;

/// <summary>What AWS takes for what the foundation runs: the file prices.yaml, or a user's in its place.</summary>
public sealed record PriceTable : IValidated
{
    private static readonly Lazy<PriceTable> Read = new(() => SettingsReader.ReadDocument<PriceTable>("prices.yaml", EmbeddedDocuments.Read("Planning/Estimate/prices.yaml")));

    /// <summary>The table that the program brings along.</summary>
    public static PriceTable BuiltIn => Read.Value;

    /// <summary>Day the prices were taken down, such as <c>2026-11-25</c>.</summary>
    [Text("a day such as 2026-11-25, in quotes", Pattern = @"^20[0-9]{2}-[01][0-9]-[0-3][0-9]$")]
    public required string AsOf { get; init; }

    /// <summary>Prices by what is paid for.</summary>
    [Names("^[a-zA-Z]{2,40}$", "a name of letters")]
    public IReadOnlyDictionary<string, Price> Prices { get; init; } = new Dictionary<string, Price>();

    /// <summary>Region whose prices hold where another has none of its own; null in a user's table: the built-in one's.</summary>
    public AwsRegion? BaseRegion { get; init; }

    /// <summary>Amounts of use that no plan knows, whole numbers from 0: of an account in a region and a month, unless the built-in table says otherwise.</summary>
    [Names("^[a-zA-Z]{2,40}$", "a name of letters")]
    [Range(0, 1_000_000, "pieces of use")]
    public IReadOnlyDictionary<string, int> Assumptions { get; init; } = new Dictionary<string, int>();

    /// <summary>A user's table over the built-in one: what it names stands in for what is there.</summary>
    /// <param name="file">Its name, for locations.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SettingsException">It has problems; all of them.</exception>
    public static PriceTable Over(string file, string text)
    {
        // Read first: the user's is held against it.
        var builtIn = BuiltIn;
        var own = SettingsReader.ReadDocument<PriceTable>(file, text);
        return own with { Prices = Joined(builtIn.Prices, own.Prices), Assumptions = Joined(builtIn.Assumptions, own.Assumptions), BaseRegion = own.BaseRegion ?? builtIn.BaseRegion };
    }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        // The built-in table is what is known; while it is read itself there is nothing to compare with.
        if (!Read.IsValueCreated)
        {
            yield break;
        }

        foreach (var key in Prices.Keys.Where(k => !BuiltIn.Prices.ContainsKey(k)).Order(StringComparer.Ordinal))
        {
            yield return new Problem($"prices.{key}", null, "a price that the foundation knows", Suggestion.For(key, BuiltIn.Prices.Keys, "prices"));
        }

        foreach (var key in Assumptions.Keys.Where(k => !BuiltIn.Assumptions.ContainsKey(k)).Order(StringComparer.Ordinal))
        {
            yield return new Problem($"assumptions.{key}", null, "an amount of use that the foundation knows", Suggestion.For(key, BuiltIn.Assumptions.Keys, "assumptions"));
        }

        foreach (var (key, price) in Prices.Where(p => BuiltIn.Prices.TryGetValue(p.Key, out var known) && known.Unit != p.Value.Unit))
        {
            yield return new Problem($"prices.{key}.unit", price.Unit, $"\"{RecordProperties.KeyOf(BuiltIn.Prices[key].Unit.ToString())}\"", "The amount is multiplied by it.");
        }
    }

    /// <summary>An amount of use by its key.</summary>
    public int Use(string key) => Assumptions[key];

    /// <summary>US dollars a month for one of something.</summary>
    /// <param name="key">What, such as <c>natGateway</c>.</param>
    /// <param name="region">Region, or null for what has none.</param>
    public decimal Monthly(string key, string? region)
    {
        const decimal HoursAMonth = 730;
        var price = Prices[key];
        var amount = decimal.Parse(region is not null && price.Regions.TryGetValue(region, out var own) ? own : price.Amount, CultureInfo.InvariantCulture);
        return price.Unit == PriceUnit.Hour ? amount * HoursAMonth : amount;
    }

    private static Dictionary<string, T> Joined<T>(IReadOnlyDictionary<string, T> builtIn, IReadOnlyDictionary<string, T> own)
    {
        var all = builtIn.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            all[key] = value;
        }

        return all;
    }
}

/// <summary>What one of something costs.</summary>
public sealed record Price
{
    private const string Form = @"^[0-9]{1,6}(\.[0-9]{1,6})?$";
    private const string Words = "US dollars such as 0.045, in quotes";

    /// <summary>What the amount is for.</summary>
    public required PriceUnit Unit { get; init; }

    /// <summary>US dollars, where the region has no price of its own.</summary>
    [Text(Words, Pattern = Form)]
    public required string Amount { get; init; }

    /// <summary>US dollars by region.</summary>
    [Names("^[a-z]{2}(-[a-z]+)+-[0-9]$", "an AWS region code such as eu-west-1")]
    [Text(Words, Pattern = Form)]
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the price is published or agreed.</summary>
    public string? Source { get; init; }

    /// <summary>Where the amount was read, for which region, and what of it was not.</summary>
    public string? Seen { get; init; }
}

/// <summary>What an amount is for.</summary>
public enum PriceUnit
{
    /// <summary>An hour of one.</summary>
    Hour,

    /// <summary>A month of one.</summary>
    Month,

    /// <summary>One piece of use.</summary>
    Piece,
}

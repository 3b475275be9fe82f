using System.Globalization;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Documents;

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

    /// <summary>Amounts of use that no plan knows: of an account in a region and a month, unless the built-in table says otherwise.</summary>
    public UseAssumptions? Assumptions { get; init; }

    /// <summary>A user's table over the built-in one: what it names stands in for what is there.</summary>
    /// <param name="file">Its name, for locations.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SettingsException">It has problems; all of them.</exception>
    public static PriceTable Over(string file, string text)
    {
        // Read first: the user's is held against it.
        var builtIn = BuiltIn;
        var own = SettingsReader.ReadDocument<PriceTable>(file, text);
        var prices = builtIn.Prices.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, price) in own.Prices)
        {
            prices[key] = price;
        }

        return own with { Prices = prices, Assumptions = own.Assumptions ?? builtIn.Assumptions };
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

        foreach (var (key, price) in Prices.Where(p => BuiltIn.Prices.TryGetValue(p.Key, out var known) && known.Unit != p.Value.Unit))
        {
            yield return new Problem($"prices.{key}.unit", price.Unit, $"\"{RecordProperties.KeyOf(BuiltIn.Prices[key].Unit.ToString())}\"", "The amount is multiplied by it.");
        }
    }

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

/// <summary>Amounts of use that no plan knows: of an account in a region and a month, where nothing else is said.</summary>
public sealed record UseAssumptions
{
    private const int Most = 1_000_000;

    /// <summary>Changes that AWS Config records.</summary>
    [Range(0, Most, "items")]
    public required int ConfigurationItems { get; init; }

    /// <summary>Evaluations of AWS Config rules.</summary>
    [Range(0, Most, "evaluations")]
    public required int RuleEvaluations { get; init; }

    /// <summary>Checks of Security Hub.</summary>
    [Range(0, Most, "checks")]
    public required int SecurityChecks { get; init; }

    /// <summary>CloudTrail events that GuardDuty reads, in thousands.</summary>
    [Range(0, Most, "thousand events")]
    public required int ThousandEventsWatched { get; init; }

    /// <summary>Flow and DNS logs that GuardDuty reads.</summary>
    [Range(0, Most, "gigabytes")]
    public required int GigabytesLogsWatched { get; init; }

    /// <summary>Buckets that Macie watches.</summary>
    [Range(0, Most, "buckets")]
    public required int BucketsWatched { get; init; }

    /// <summary>Logs that Detective takes in.</summary>
    [Range(0, Most, "gigabytes")]
    public required int GigabytesGraphed { get; init; }

    /// <summary>Roles and users that Access Analyzer looks at for unused access, of an account in all regions.</summary>
    [Range(0, Most, "roles and users")]
    public required int EntitiesAnalyzed { get; init; }

    /// <summary>What a classification job of Macie reads.</summary>
    [Range(0, Most, "gigabytes")]
    public required int GigabytesSearched { get; init; }

    /// <summary>Active addresses of an account's network.</summary>
    [Range(0, Most, "addresses")]
    public required int ManagedAddresses { get; init; }
}

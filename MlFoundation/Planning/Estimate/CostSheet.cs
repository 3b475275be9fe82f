namespace MlFoundation.Planning.Estimate;

/// <summary>Collects amounts by what and where.</summary>
internal sealed class CostSheet(PriceTable prices)
{
    private readonly Dictionary<string, Amount> lines = new(StringComparer.Ordinal);

    /// <summary>Adds so many of something.</summary>
    /// <param name="what">What the reader sees.</param>
    /// <param name="price">Key of its price.</param>
    /// <param name="region">Region, or null for what has none.</param>
    /// <param name="count">How many.</param>
    public void Add(string what, string price, string? region, decimal count)
    {
        if (count > 0)
        {
            var key = $"{what}@{region}";
            var before = lines.GetValueOrDefault(key) ?? new Amount(what, region, 0, 0);
            lines[key] = before with { Count = before.Count + count, Monthly = before.Monthly + (count * prices.Monthly(price, region)) };
        }
    }

    /// <summary>US dollars a month of what begins so.</summary>
    public decimal Sum(params string[] whats) => lines.Values.Where(l => whats.Contains(l.What)).Sum(l => l.Monthly);

    /// <summary>The lines: dearest things first, each by region.</summary>
    public IReadOnlyList<CostLine> Lines() =>
    [
        .. lines.Values.GroupBy(l => l.What, StringComparer.Ordinal).OrderByDescending(g => g.Sum(l => l.Monthly)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(l => l.Region, StringComparer.Ordinal))
            .Select(l => new CostLine(l.What, l.Region, (long)Math.Ceiling(l.Count), Math.Round(l.Monthly, 2, MidpointRounding.AwayFromZero))),
    ];

    private sealed record Amount(string What, string? Region, decimal Count, decimal Monthly);
}

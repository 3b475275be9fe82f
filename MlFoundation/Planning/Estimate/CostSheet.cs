namespace MlFoundation.Planning.Estimate;

/// <summary>Collects amounts by what and where.</summary>
internal sealed class CostSheet(PriceTable prices)
{
    private readonly SortedDictionary<(string What, string Region), (decimal Count, decimal Monthly)> lines = [];

    /// <summary>Adds so many of something.</summary>
    /// <param name="what">What the reader sees.</param>
    /// <param name="price">Key of its price.</param>
    /// <param name="region">Region, or null for what has none.</param>
    /// <param name="count">How many.</param>
    public void Add(string what, string price, string? region, decimal count)
    {
        if (count > 0)
        {
            var (before, paid) = lines.GetValueOrDefault((what, region ?? ""));
            lines[(what, region ?? "")] = (before + count, paid + (count * prices.Monthly(price, region)));
        }
    }

    /// <summary>US dollars a month of what begins so.</summary>
    public decimal Sum(params string[] whats) => lines.Where(l => whats.Contains(l.Key.What)).Sum(l => l.Value.Monthly);

    /// <summary>The lines: dearest things first, each by region.</summary>
    public IReadOnlyList<CostLine> Lines() =>
    [
        .. lines.GroupBy(l => l.Key.What).OrderByDescending(g => g.Sum(l => l.Value.Monthly)).ThenBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g)
            .Select(l => new CostLine(l.Key.What, l.Key.Region.Length == 0 ? null : l.Key.Region, (long)Math.Ceiling(l.Value.Count), Math.Round(l.Value.Monthly, 2, MidpointRounding.AwayFromZero))),
    ];
}

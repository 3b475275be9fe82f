using System.Text.Json;

namespace MlFoundation.Planning.Estimate;

/// <summary>What the foundation itself runs, in US dollars a month: list prices, without transfer to the internet and between regions, nothing of the teams'.</summary>
/// <param name="AsOf">Day of the prices.</param>
/// <param name="BaseRegion">Region whose prices hold where another has none of its own in the table.</param>
/// <param name="Fixed">What runs whether it is used or not.</param>
/// <param name="Assumed">What goes by use, at the table's assumptions.</param>
/// <param name="Choices">What central networks save or cost against one of each an account.</param>
public sealed record RunningCosts(string AsOf, string BaseRegion, IReadOnlyList<CostLine> Fixed, IReadOnlyList<CostLine> Assumed, IReadOnlyList<CentralChoice> Choices)
{
    /// <summary>Sum of what runs whether it is used or not.</summary>
    public decimal FixedTotal => Fixed.Sum(l => l.Monthly);

    /// <summary>Sum of what goes by use.</summary>
    public decimal AssumedTotal => Assumed.Sum(l => l.Monthly);

    /// <summary>Writes it as an object named <c>monthlyCost</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("monthlyCost");
        json.WriteString("pricesAsOf", AsOf);
        json.WriteString("pricesOf", BaseRegion);
        json.WriteString("currency", "USD");
        json.WriteNumber("fixed", FixedTotal);
        json.WriteNumber("assumed", AssumedTotal);
        WriteLines(json, "fixedLines", Fixed);
        WriteLines(json, "assumedLines", Assumed);
        json.WriteStartArray("choices");
        foreach (var choice in Choices)
        {
            json.WriteStartObject();
            json.WriteString("what", choice.What);
            json.WriteNumber("central", choice.Central);
            json.WriteNumber("perAccount", choice.PerAccount);
            json.WriteNumber("networks", choice.Networks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, string name, IReadOnlyList<CostLine> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("what", line.What);
            json.WriteString("region", line.Region);
            json.WriteNumber("count", line.Count);
            json.WriteNumber("monthly", line.Monthly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>One thing that is paid for in one region.</summary>
/// <param name="What">What, in the plural, such as <c>NAT gateways</c>.</param>
/// <param name="Region">Region, or null for what has none.</param>
/// <param name="Count">How many, or how much use.</param>
/// <param name="Monthly">US dollars a month, to a cent.</param>
public sealed record CostLine(string What, string? Region, long Count, decimal Monthly);

/// <summary>Something that is central, against one of it in each account's network.</summary>
/// <param name="What">What, such as <c>endpoints</c>.</param>
/// <param name="Central">US dollars a month as planned, with what only the central form needs.</param>
/// <param name="PerAccount">US dollars a month for the same in each account's network.</param>
/// <param name="Networks">Accounts' networks that share it.</param>
public sealed record CentralChoice(string What, decimal Central, decimal PerAccount, int Networks)
{
    /// <summary>What the central form saves a month; below 0 it costs.</summary>
    public decimal Saves => PerAccount - Central;
}

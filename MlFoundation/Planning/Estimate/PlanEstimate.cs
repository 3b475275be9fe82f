using System.Text.Json;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>How long a plan takes and what it costs: what the reports show.</summary>
/// <param name="FirstUp">A first <c>up</c>, which makes everything.</param>
/// <param name="Costs">What the foundation runs.</param>
public sealed record PlanEstimate(UpEstimate FirstUp, RunningCosts Costs)
{
    /// <summary>The estimate of a plan, at the built-in durations and prices.</summary>
    public static PlanEstimate Of(ProofInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        // Neither waits for the other.
        var costs = Task.Run(() => CostEstimator.Of(input, PriceTable.BuiltIn));
        return new(new UpEstimator(input.Plan, input.Graph, DurationTable.BuiltIn).Estimate(), costs.GetAwaiter().GetResult());
    }

    /// <summary>Writes property <c>estimate</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("estimate");
        FirstUp.Write(json, "firstUp");
        Costs.Write(json);
        json.WriteEndObject();
    }
}

using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Difference;

/// <summary>Two plans, and what several comparisons need of them.</summary>
internal sealed class PlanPair(Plan before, Plan after)
{
    public ProofInput Before { get; } = new(before);

    public ProofInput After { get; } = new(after);

    public Dictionary<string, ModelAccount> AccountsBefore { get; } = AccountsOf(before);

    public Dictionary<string, ModelAccount> AccountsAfter { get; } = AccountsOf(after);

    public Dictionary<string, ModelUnit> UnitsBefore { get; } = UnitsOf(before);

    public Dictionary<string, ModelUnit> UnitsAfter { get; } = UnitsOf(after);

    public Guardrails GuardrailsBefore => guardrailsBefore ??= new Guardrails(Before);

    public Guardrails GuardrailsAfter => guardrailsAfter ??= new Guardrails(After);

    private Guardrails? guardrailsBefore;

    private Guardrails? guardrailsAfter;

    /// <summary>Accounts before, by the name of the resource that makes them.</summary>
    public Dictionary<string, ModelAccount> AccountByResource { get; } =
        AccountsOf(before).Values.SelectMany(a => Losses.NamesOf(a).Select(n => (n, a))).ToDictionary(p => p.n, p => p.a, StringComparer.Ordinal);

    private static Dictionary<string, ModelAccount> AccountsOf(Plan plan) =>
        (plan.Foundation?.Accounts ?? []).DistinctBy(a => a.Key).ToDictionary(a => a.Key, StringComparer.Ordinal);

    private static Dictionary<string, ModelUnit> UnitsOf(Plan plan) =>
        (plan.Foundation?.Units ?? []).DistinctBy(u => u.Path).ToDictionary(u => u.Path, StringComparer.Ordinal);
}

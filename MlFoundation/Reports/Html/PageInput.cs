using System.Globalization;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Reports.Html;

/// <summary>What the sections are written from, with what several of them need.</summary>
internal sealed class PageInput
{
    private readonly Dictionary<string, int> numbers;

    public PageInput(Plan plan)
    {
        Plan = plan;
        Proofs = new ProofInput(plan);
        Resources = [.. plan.Resources.DistinctBy(r => r.Urn)];
        numbers = Resources.Select((r, i) => (r.Urn, i)).ToDictionary(p => p.Urn, p => p.i, StringComparer.Ordinal);
        Accounts = (plan.Foundation?.Accounts ?? []).DistinctBy(a => a.Key).ToDictionary(a => a.Key, StringComparer.Ordinal);
        Units = (plan.Foundation?.Units ?? []).DistinctBy(u => u.Path).ToDictionary(u => u.Path, StringComparer.Ordinal);
    }

    public Plan Plan { get; }

    public ProofInput Proofs { get; }

    /// <summary>Resources, each URN once: two of one URN are a finding of their own.</summary>
    public IReadOnlyList<PlannedResource> Resources { get; }

    public IReadOnlyDictionary<string, ModelAccount> Accounts { get; }

    public IReadOnlyDictionary<string, ModelUnit> Units { get; }

    /// <summary>Fragment of a resource's row, or null.</summary>
    public string? AnchorOf(string? urn) => urn is not null && numbers.TryGetValue(urn, out var number) ? string.Create(CultureInfo.InvariantCulture, $"r{number}") : null;

    /// <summary>Names of units from the top, such as <c>Workloads / Production</c>; <c>Root</c> for none.</summary>
    public string NameOfUnit(string? path)
    {
        if (path is null)
        {
            return "Root";
        }

        var keys = path.Split('/');
        return string.Join(" / ", keys.Select((key, i) => Units.TryGetValue(string.Join('/', keys[..(i + 1)]), out var unit) ? unit.Name : key));
    }

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}

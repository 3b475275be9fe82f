using System.Globalization;

namespace MlFoundation.Configuration;

/// <summary>The settings cannot be used. Holds every problem that was found, not the first.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Says how many problems there are, and each on a line of its own, in the order of their positions.</summary>
    /// <param name="problems">At least one.</param>
    public SettingsException(IReadOnlyList<Problem> problems)
        : this(InOrder(problems), ordered: true)
    {
    }

    private SettingsException(Problem[] problems, bool ordered)
        : base(Describe(problems)) =>
        Problems = ordered ? problems : InOrder(problems);

    /// <summary>Every problem, in order: by file, line, column, then path.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static Problem[] InOrder(IReadOnlyList<Problem> problems) =>
        [.. problems.OrderBy(p => p.Location?.File ?? "", StringComparer.Ordinal).ThenBy(p => p.Location?.Line ?? 0).ThenBy(p => p.Location?.Column ?? 0)
            .ThenBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.ToString(), StringComparer.Ordinal)];

    private static string Describe(Problem[] problems) => string.Create(
        CultureInfo.InvariantCulture,
        $"The settings have {problems.Length} {(problems.Length == 1 ? "problem" : "problems")}:\n{string.Join('\n', problems.Select(p => $"  {p}"))}");
}

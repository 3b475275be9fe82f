using System.Globalization;
using MlFoundation.Planning;

namespace MlFoundation.Reports;

/// <summary>Who may do what where, a line a group and set: in full with its reasons in the other reports.</summary>
internal static class AccessLines
{
    private const int MostNames = 4;

    /// <summary>The lines, with a blank one at the end; none where the program does not see to access.</summary>
    public static IEnumerable<ReportLine> Of(AccessModel? access)
    {
        if (access is null)
        {
            yield break;
        }

        var groups = access.Groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        var rows = access.Assignments.GroupBy(a => new { Group = NameOf(groups[a.Group]), a.PermissionSet }).OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.PermissionSet, StringComparer.Ordinal)
            .Select(g => new { g.Key.Group, g.Key.PermissionSet, Where = Accounts([.. g.Select(a => a.Account).Distinct().Order(StringComparer.Ordinal)]) }).ToArray();
        yield return new ReportLine().Add("Access", Tone.Strong).Add(string.Create(CultureInfo.InvariantCulture, $" {access.Assignments.Count} assignments of {access.Groups.Count} groups, each with its reason"));
        var (group, set) = (rows.Max(r => r.Group.Length), rows.Max(r => r.PermissionSet.Length));
        foreach (var row in rows)
        {
            yield return new ReportLine().Add($"{row.Group.PadRight(group)}  {row.PermissionSet.PadRight(set)}  ").Add(row.Where, Tone.Quiet);
        }

        yield return new ReportLine();
    }

    private static string NameOf(ModelGroup group) => group.Class switch
    {
        "teamLead" => "each team's leads",
        "dataScientists" => "each team's data scientists",
        "mlEngineers" => "each team's ML engineers",
        "dataEngineers" => "each team's data engineers",
        "sandboxUsers" => "each sandbox's users",
        _ => group.Name,
    };

    private static string Accounts(string[] keys) =>
        keys.Length <= MostNames ? string.Join(", ", keys) : string.Create(CultureInfo.InvariantCulture, $"{keys.Length} accounts");
}

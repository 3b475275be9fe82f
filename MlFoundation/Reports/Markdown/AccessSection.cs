using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>Groups, permission sets and accounts, with the reasons folded.</summary>
internal static class AccessSection
{
    private const int MostRows = 120;

    /// <summary>The table; empty where the program does not see to access. Beyond 120 rows teams' groups stand for each other.</summary>
    public static string Of(AccessModel? access)
    {
        if (access is null || access.Assignments.Count == 0)
        {
            return "";
        }

        var groups = access.Groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        var each = Rows(a => groups[a.Group].Name);
        var rows = each.Length <= MostRows ? each : Rows(a => groups[a.Group] is { Team: not null } group ? $"each team: {group.Class}" : groups[a.Group].Name);
        return MarkdownText.Head("group", "permission set", "accounts and reasons") + string.Concat(rows.Take(MostRows))
            + (rows.Length > MostRows ? $"\n… and {MarkdownText.Count(rows.Length - MostRows, "row")} more.\n" : "");

        string[] Rows(Func<ModelAssignment, string> name) =>
        [
            .. access.Assignments.GroupBy(a => (Group: name(a), a.PermissionSet)).OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.PermissionSet, StringComparer.Ordinal)
                .Select(g => MarkdownText.Row(MarkdownText.Code(g.Key.Group), MarkdownText.Code(g.Key.PermissionSet), Accounts([.. g]))),
        ];
    }

    private static string Accounts(ModelAssignment[] assignments)
    {
        var accounts = assignments.Select(a => a.Account).Distinct().Order(StringComparer.Ordinal).ToArray();
        var reasons = assignments.GroupBy(a => a.Reason).Select(g => (Reason: g.Key, Accounts: g.Select(a => a.Account).Distinct().Order(StringComparer.Ordinal).ToArray())).ToArray();
        var why = reasons.Take(MarkdownLimits.Names).Select(r => $"{MarkdownText.Codes(r.Accounts, MarkdownLimits.Names)}: {MarkdownText.Of(r.Reason, 200)}");
        var more = reasons.Length > MarkdownLimits.Names ? $"<br>… and {MarkdownText.Count(reasons.Length - MarkdownLimits.Names, "reason")} more" : "";
        return $"<details><summary>{(accounts.Length <= 3 ? string.Join(", ", accounts.Select(a => MarkdownText.Of(a))) : MarkdownText.Count(accounts.Length, "account"))}</summary>{string.Join("<br>", why)}{more}</details>";
    }
}

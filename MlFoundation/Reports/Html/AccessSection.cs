using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>Who may do what in which account, and why. Accounts in which the same people have the same are one row: a thousand accounts are some twenty.</summary>
internal static class AccessSection
{
    private const int MostNames = 6;

    public static PageSection? Of(PageInput input) => input.Plan.Foundation?.Access is not { Assignments.Count: > 0 } access ? null : new(
        "access", "Access", "Who may do what where",
        $"{PageInput.Count(access.Assignments.Count, "assignment", "assignments")} of {PageInput.Count(access.Groups.Count, "group", "groups")}. Accounts where the same people have the same are one row. Point at a permission set, or focus it, for the reason.",
        html => Write(html, input, access));

    private static void Write(HtmlBuilder html, PageInput input, AccessModel access)
    {
        var groups = access.Groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        var rows = access.Assignments.GroupBy(a => a.Account, StringComparer.Ordinal)
            .Select(g => (Account: g.Key, Cells: g.Select(a => new Cell(PersonClass.Of(groups[a.Group]), a.PermissionSet, a.Reason)).Distinct()
                .OrderBy(c => c.Who, StringComparer.Ordinal).ThenBy(c => c.Set, StringComparer.Ordinal).ThenBy(c => c.Reason, StringComparer.Ordinal).ToArray()))
            .GroupBy(r => string.Join('\n', r.Cells.Select(c => $"{c.Who}\t{c.Set}\t{c.Reason}")), StringComparer.Ordinal)
            .Select(g => (Accounts: g.Select(r => r.Account).Order(StringComparer.Ordinal).ToArray(), g.First().Cells))
            .OrderBy(r => r.Accounts[0], StringComparer.Ordinal).ToArray();
        string[] people = [.. rows.SelectMany(r => r.Cells).Select(c => c.Who).Distinct().Order(StringComparer.Ordinal)];
        html.Add($"<div class=\"filter\"><label for=\"find-access\">Filter access</label><input id=\"find-access\" type=\"search\" data-filter=\"access-rows\" placeholder=\"Account, people, permission set…\" autocomplete=\"off\" spellcheck=\"false\"><output for=\"find-access\" aria-live=\"polite\"></output></div>\n");
        html.Add($"<div id=\"access-rows\" class=\"grants\">\n");
        foreach (var (accounts, cells) in rows)
        {
            html.Add($"<article class=\"grant\" data-item><h3>");
            Names(html, input, accounts);
            html.Add($"</h3><dl>");
            foreach (var who in cells.GroupBy(c => c.Who, StringComparer.Ordinal))
            {
                html.Add($"<div><dt>{who.Key}</dt><dd>");
                html.Each(who.GroupBy(c => c.Set, StringComparer.Ordinal), s => html.Add($"<button type=\"button\" class=\"set\">{s.Key}<span class=\"why\"> {string.Join(" ", s.Select(c => c.Reason))}</span></button> "));
                html.Add($"</dd></div>");
            }

            html.Add($"</dl></article>\n");
        }

        html.Add($"</div>\n");
        Matrix(html, rows, people, input);
    }

    /// <summary>Every class of people against every account. Paper has nothing to point at: there a number leads to the reason below.</summary>
    private static void Matrix(HtmlBuilder html, (string[] Accounts, Cell[] Cells)[] rows, string[] people, PageInput input)
    {
        string[] reasons = [.. rows.SelectMany(r => r.Cells).Select(c => c.Reason).Distinct().Order(StringComparer.Ordinal)];
        html.Add($"<details class=\"whole\"><summary>The same as a matrix</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of access\"><table class=\"matrix access\"><thead><tr><th scope=\"col\">accounts</th>");
        html.Each(people, p => html.Add($"<th scope=\"col\">").Name(p).Add($"</th>")).Add($"</tr></thead>\n<tbody>\n");
        foreach (var (accounts, cells) in rows)
        {
            html.Add($"<tr><th scope=\"row\">{Short(input, accounts)}</th>");
            foreach (var who in people)
            {
                var sets = cells.Where(c => c.Who == who).GroupBy(c => c.Set, StringComparer.Ordinal).ToArray();
                _ = sets.Length == 0 ? html.Add($"<td class=\"no\">–</td>") : html.Add($"<td>");
                html.Each(sets, s => Numbered(html, s, reasons));
                _ = sets.Length == 0 ? html : html.Add($"</td>");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div>\n<ol class=\"reasons\" aria-label=\"Reasons\">");
        html.Each(reasons, r => html.Add($"<li>{r}</li>")).Add($"</ol></details>\n");
    }

    private static void Numbered(HtmlBuilder html, IGrouping<string, Cell> set, string[] reasons)
    {
        html.Add($"<button type=\"button\" class=\"set\">").Name(set.Key).Add($"<sup class=\"number\">");
        html.Each(set.Select((cell, i) => (Number: Array.IndexOf(reasons, cell.Reason) + 1, Comma: i == 0 ? "" : ", ")), n => html.Add($"{n.Comma}{n.Number}"));
        html.Add($"</sup><span class=\"why\"> {string.Join(" ", set.Select(c => c.Reason))}</span></button> ");
    }

    private static string Short(PageInput input, string[] accounts) => accounts.Length == 1 ? NameOf(input, accounts[0]) : $"{NameOf(input, accounts[0])} and {accounts.Length - 1} more";

    private static void Names(HtmlBuilder html, PageInput input, string[] accounts)
    {
        var names = accounts.Select(a => NameOf(input, a)).ToArray();
        if (names.Length <= MostNames)
        {
            html.Add($"{string.Join(", ", names)}");
            return;
        }

        html.Add($"{names.Length} accounts</h3><details class=\"names\"><summary>{string.Join(", ", names.Take(3))}…</summary><p>{string.Join(", ", names)}</p></details><h3 class=\"unseen\">Their access");
    }

    private static string NameOf(PageInput input, string key) => input.Accounts.TryGetValue(key, out var account) ? account.Name : key;

    private sealed record Cell(string Who, string Set, string Reason);
}

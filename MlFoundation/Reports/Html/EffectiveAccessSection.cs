using MlFoundation.Planning.Access;

namespace MlFoundation.Reports.Html;

/// <summary>What organization, boundary and permission set leave of each access.</summary>
internal static class EffectiveAccessSection
{
    public static PageSection? Of(PageInput input)
    {
        var rows = EffectiveAccess.Of(input.Proofs);
        return rows.Count == 0 ? null : new(
            "effective-access", "Effective access", "What is withheld",
            "Even where a permission set allows it: every policy on the way is evaluated as AWS does, for work that tells.",
            html => Write(html, input, rows));
    }

    private static void Write(HtmlBuilder html, PageInput input, IReadOnlyList<EffectiveAccessRow> rows)
    {
        html.Add($"<ul class=\"withheld\">\n");
        foreach (var row in rows)
        {
            html.Add($"<li><details><summary><b>{PersonClass.Of(row.Group)}</b> <span class=\"as\">as {row.PermissionSet}</span> <span class=\"in\">in {input.NameOfUnit(row.Unit)} · {PageInput.Count(row.Accounts.Count, "account", "accounts")}</span> <span class=\"tag\">{row.Withheld.Count} withheld</span></summary>");
            html.Each(row.Reasons, r => html.Add($"<p class=\"reason\">{r}</p>"));
            _ = row.Withheld.Count == 0 ? html.Add($"<p>Nothing of what was asked.</p>") : html.Add($"<ul>");
            html.Each(row.Withheld, w => html.Add($"<li>may not {w.Work} <span class=\"by\">{w.By}</span></li>"));
            _ = row.Withheld.Count == 0 ? html : html.Add($"</ul>");
            html.Add($"</details></li>\n");
        }

        html.Add($"</ul>\n");
    }
}

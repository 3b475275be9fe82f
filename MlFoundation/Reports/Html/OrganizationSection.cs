using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>The organization as a tree of units and accounts, with owners and guardrails.</summary>
internal sealed class OrganizationSection
{
    private readonly PageInput input;
    private readonly HtmlBuilder html;
    private readonly UnitGuardrails guardrails;
    private readonly ILookup<string, ModelUnit> units;
    private readonly ILookup<string, ModelAccount> accounts;

    private OrganizationSection(PageInput input, FoundationModel foundation, HtmlBuilder html)
    {
        (this.input, this.html) = (input, html);
        guardrails = new UnitGuardrails(input.Resources);
        units = foundation.Units.ToLookup(u => u.Path.LastIndexOf('/') is var slash and >= 0 ? u.Path[..slash] : "", StringComparer.Ordinal);
        accounts = foundation.Accounts.ToLookup(a => a.Unit ?? "", StringComparer.Ordinal);
    }

    public static PageSection? Of(PageInput input) => input.Plan.Foundation is not { } foundation ? null : new(
        "organization", "Organization", "Organization",
        "Units with their accounts, who answers for each, and the policies and controls that hold from there down.",
        html => new OrganizationSection(input, foundation, html).Write());

    private void Write()
    {
        html.Add($"<div class=\"filter\"><label for=\"find-account\">Filter accounts</label><input id=\"find-account\" type=\"search\" data-filter=\"tree\" placeholder=\"Name, owner, id, unit…\" autocomplete=\"off\" spellcheck=\"false\"><output for=\"find-account\" aria-live=\"polite\"></output></div>\n");
        html.Add($"<div id=\"tree\" class=\"tree\"><div class=\"unit root\"><b>Root</b>");
        Guardrails(guardrails.Policies(null), []);
        html.Add($"</div>");
        Below("");
        html.Add($"</div>\n");
    }

    private void Below(string path)
    {
        if (!accounts.Contains(path) && !units.Contains(path))
        {
            return;
        }

        html.Add($"<ul>\n");
        foreach (var account in accounts[path])
        {
            html.Add($"<li class=\"account\" data-item><b>{account.Name}</b> <span class=\"id\">{account.Id ?? "to be vended"}</span> <span class=\"owner\">{account.Owner}</span>");
            html.Add($"<span class=\"unseen\"> in {input.NameOfUnit(account.Unit)}</span>");
            if (account.Serves.Count > 0)
            {
                html.Add($" <span class=\"tag\">serves {string.Join(", ", account.Serves)}</span>");
            }

            if (account.State != "active")
            {
                html.Add($" <span class=\"tag warn\">{account.State}</span>");
            }

            html.Add($"</li>\n");
        }

        foreach (var unit in units[path])
        {
            html.Add($"<li class=\"branch\"><details open><summary><b>{unit.Name}</b> <span class=\"owner\">{unit.Owner}</span>");
            Tag(unit.Connectivity == "none" ? "" : unit.Connectivity, unit.Connectivity);
            Tag(unit.Existing ? "existing" : "", "");
            Tag(guardrails.IsRegistered(unit.Path) ? "registered" : "", "");
            html.Add($"</summary>");
            Guardrails(guardrails.Policies(unit.Path), guardrails.Controls(unit.Path));
            Below(unit.Path);
            html.Add($"</details></li>\n");
        }

        html.Add($"</ul>\n");
    }

    private void Tag(string text, string kind)
    {
        if (text.Length > 0)
        {
            html.Add($" <span class=\"tag {kind}\">{text}</span>");
        }
    }

    private void Guardrails(IReadOnlyList<(string Key, PlannedResource Resource)> policies, IReadOnlyList<(string Key, PlannedResource Resource)> controls)
    {
        string[] counts = [policies.Count > 0 ? PageInput.Count(policies.Count, "policy", "policies") : "", controls.Count > 0 ? PageInput.Count(controls.Count, "control", "controls") : ""];
        if (counts.All(c => c.Length == 0))
        {
            return;
        }

        html.Add($"<details class=\"guardrails\"><summary>{string.Join(" · ", counts.Where(c => c.Length > 0))}</summary><ul>");
        foreach (var (kind, items) in new[] { ("policy", policies), ("control", controls) })
        {
            html.Each(items, i => html.Add($"<li><span class=\"kind\">{kind}</span> <a href=\"#{input.AnchorOf(i.Resource.Urn)}\">{i.Key}</a></li>"));
        }

        html.Add($"</ul></details>");
    }
}

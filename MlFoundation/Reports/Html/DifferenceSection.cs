using MlFoundation.Planning.Difference;

namespace MlFoundation.Reports.Html;

/// <summary>What changes since another plan: in words, the gravest first, then resource by resource.</summary>
internal static class DifferenceSection
{
    public static PageSection? Of(PageInput input) => input.Plan.Difference is not { } difference ? null : new(
        "difference", "Difference", "What changes", difference.IsEmpty ? "Nothing changes." : DifferenceWords.Summary(difference), html => Write(html, input, difference));

    private static void Write(HtmlBuilder html, PageInput input, PlanDifference difference)
    {
        if (difference.Changes.Count > 0)
        {
            html.Add($"<ul class=\"findings changes\">\n");
            html.Each(difference.Changes, c => html.Add($"<li class=\"{Kind(c.Grade)}\"><p class=\"meta\"><b>{Text(c.Grade)}</b> {DifferenceWords.Title(c.Topic)}</p><p>{c.Sentence}</p></li>\n"));
            html.Add($"</ul>\n");
        }

        if (difference.Resources.Count > 0)
        {
            html.Add($"<details class=\"changed\"><summary>{DifferenceWords.Resources(difference)}</summary><ul>\n");
            html.Each(difference.Resources, r => Write(html, input, r)).Add($"</ul></details>\n");
        }
    }

    private static void Write(HtmlBuilder html, PageInput input, ResourceChange resource)
    {
        html.Add($"<li><span class=\"tag\">{resource.Kind.ToString().ToLowerInvariant()}</span> ");
        _ = input.AnchorOf(resource.Urn) is { } anchor ? html.Add($"<a href=\"#{anchor}\">{resource.Name}</a>") : html.Add($"<b>{resource.Name}</b>");
        html.Add($" <span class=\"type\">{DifferenceWords.ShortType(resource.Type)}</span>");
        html.Each(resource.Properties, p => html.Add(
            $"<p class=\"property\"><code>{p.Path}</code> <span class=\"from\">{p.Before ?? "none"}</span> → <span class=\"to\">{p.After ?? "none"}</span>{(p.Replaces ? " makes another one" : "")}</p>"));
        html.Add($"</li>\n");
    }

    private static string Kind(Grade grade) => grade switch { Grade.Refused or Grade.Dangerous => "mandatory", Grade.Careful => "advisory", _ => "harmless" };

    private static string Text(Grade grade) => grade switch { Grade.Refused => "✕ refused", Grade.Dangerous => "✕ dangerous", Grade.Careful => "! with care", _ => "✓ harmless" };
}

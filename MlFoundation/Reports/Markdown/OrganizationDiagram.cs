using System.Globalization;
using System.Text;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>Units and accounts as a Mermaid flowchart: accounts by name while they are few, else counted; units as deep as the diagram's limits let them.</summary>
internal static class OrganizationDiagram
{
    /// <summary>The diagram in its fence.</summary>
    public static string Of(FoundationModel foundation)
    {
        var deepest = foundation.Units.Select(u => Depth(u.Path)).DefaultIfEmpty(0).Max();
        for (var depth = deepest; depth > 1; depth--)
        {
            var diagram = Drawn(foundation, depth, foundation.Units.Count);
            if (Fits(diagram))
            {
                return MermaidText.Fenced(diagram);
            }
        }

        // A root with more units than can be drawn: the first of them, and how many more.
        var most = MarkdownLimits.Edges - 2;
        while (Drawn(foundation, 1, most) is var top && !Fits(top))
        {
            most /= 2;
        }

        return MermaidText.Fenced(Drawn(foundation, 1, most));
    }

    private static bool Fits(string diagram) =>
        diagram.Length <= MarkdownLimits.Diagram && diagram.Split(" --> ").Length - 1 <= MarkdownLimits.Edges;

    private static string Drawn(FoundationModel foundation, int depth, int most)
    {
        var accounts = foundation.Accounts.ToLookup(a => Shown(a.Unit, depth), StringComparer.Ordinal);
        var named = foundation.Accounts.Count <= MarkdownLimits.NamedAccounts;
        var units = foundation.Units.Where(u => Depth(u.Path) <= depth).ToArray();
        var ids = units.Select((u, i) => (u.Path, Id: string.Create(CultureInfo.InvariantCulture, $"u{i}"))).ToDictionary(p => p.Path, p => p.Id, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n").Append(CultureInfo.InvariantCulture, $"  root[{MermaidText.Label(["Root", .. AccountLines([.. accounts[""]], named)])}]\n");
        foreach (var unit in units.Take(most))
        {
            var slash = unit.Path.LastIndexOf('/');
            string[] facts = [unit.Existing ? "existing" : "", unit.Owner, unit.Connectivity == "none" ? "" : unit.Connectivity];
            var label = MermaidText.Label([unit.Name, string.Join(" · ", facts.Where(f => f.Length > 0)), .. AccountLines([.. accounts[unit.Path]], named)]);
            text.Append(CultureInfo.InvariantCulture, $"  {(slash < 0 ? "root" : ids[unit.Path[..slash]])} --> {ids[unit.Path]}[{label}]\n");
        }

        return units.Length > most ? text.Append(CultureInfo.InvariantCulture, $"  root --> more[\"{units.Length - most} more units\"]\n").ToString() : text.ToString();
    }

    private static IEnumerable<string> AccountLines(ModelAccount[] accounts, bool named) =>
        accounts.Length == 0 ? []
        : named ? accounts.Select(a => a.State == "active" ? a.Name : $"{a.Name} · {a.State}")
        : [MarkdownText.Count(accounts.Length, "account")];

    // An account of a unit that is too deep to be drawn counts where its branch ends.
    private static string Shown(string? unit, int depth) => unit is null ? "" : string.Join('/', unit.Split('/').Take(depth));

    private static int Depth(string path) => path.Count(c => c == '/') + 1;
}

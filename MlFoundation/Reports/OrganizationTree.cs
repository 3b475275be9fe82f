using MlFoundation.Organization;
using MlFoundation.Planning;
using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>The organization as a tree of units and accounts, each with its owner and what holds for it.</summary>
internal static class OrganizationTree
{
    public static Tree Of(Plan plan, FoundationModel foundation)
    {
        var names = new OrgUnitNames(OrgUnitNames.DefaultTree);
        var byName = plan.Resources.Select(r => r.Name).Order(StringComparer.Ordinal).ToArray();
        var accounts = foundation.Accounts.ToLookup(a => a.Unit ?? "");
        var tree = new Tree(Line("Root", "", Counted(CountPrefix(byName, names.RootAttachments), "policy", "policies")));
        var nodes = new Dictionary<string, IHasTreeNodes> { [""] = tree };
        AddAccounts(tree, accounts[""]);
        foreach (var unit in foundation.Units)
        {
            var parent = unit.Path.LastIndexOf('/') is var slash and >= 0 ? unit.Path[..slash] : "";
            var node = nodes[parent].AddNode(Line(
                unit.Name,
                unit.Existing ? "existing" : "",
                unit.Owner,
                unit.Connectivity == "none" ? "" : unit.Connectivity,
                Array.BinarySearch(byName, names.Registration(unit.Path), StringComparer.Ordinal) >= 0 ? "registered" : "",
                Counted(CountPrefix(byName, names.ControlsOf(unit.Path)), "control", "controls"),
                Counted(CountPrefix(byName, names.AttachmentsOf(unit.Path)), "policy", "policies")));
            nodes[unit.Path] = node;
            AddAccounts(node, accounts[unit.Path]);
        }

        return tree;
    }

    private static void AddAccounts(IHasTreeNodes node, IEnumerable<ModelAccount> accounts)
    {
        foreach (var account in accounts)
        {
            node.AddNode($"[cyan]{Markup.Escape(account.Name)}[/] [dim]{Markup.Escape(Joined(account.Id ?? "to be vended", account.Owner))}[/]");
        }
    }

    private static string Line(string name, params string[] facts) => $"[bold]{Markup.Escape(name)}[/] [dim]{Markup.Escape(Joined(facts))}[/]";

    private static string Joined(params string[] facts) => string.Join(" · ", facts.Where(f => f.Length > 0));

    private static string Counted(int count, string one, string many) => count switch { 0 => "", 1 => $"1 {one}", _ => $"{count} {many}" };

    private static int CountPrefix(string[] sorted, string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        var count = 0;
        for (var i = at < 0 ? ~at : at; i < sorted.Length && sorted[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            // A deeper unit's names start alike and go on with its own key.
            count += sorted[i].AsSpan(prefix.Length).Contains('/') ? 0 : 1;
        }

        return count;
    }
}

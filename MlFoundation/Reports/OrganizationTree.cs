using MlFoundation.Organization;
using MlFoundation.Planning;

namespace MlFoundation.Reports;

/// <summary>The organization as a tree of units and accounts, each with its owner and what holds for it.</summary>
internal sealed class OrganizationTree
{
    private readonly OrgUnitNames names = new(OrgUnitNames.DefaultTree);
    private readonly string[] resources;
    private readonly ILookup<string, ModelUnit> units;
    private readonly ILookup<string, ModelAccount> accounts;
    private readonly List<ReportLine> lines = [];

    private OrganizationTree(Plan plan, FoundationModel foundation)
    {
        resources = [.. plan.Resources.Select(r => r.Name).Order(StringComparer.Ordinal)];
        units = foundation.Units.ToLookup(u => u.Path.LastIndexOf('/') is var slash and >= 0 ? u.Path[..slash] : "");
        accounts = foundation.Accounts.ToLookup(a => a.Unit ?? "");
    }

    /// <summary>The lines of the tree, from the root.</summary>
    public static IReadOnlyList<ReportLine> Of(Plan plan, FoundationModel foundation)
    {
        var tree = new OrganizationTree(plan, foundation);
        tree.lines.Add(new ReportLine().Add("Root ", Tone.Strong).Add(Counted(tree.CountOf(tree.names.RootAttachments), "policy", "policies"), Tone.Quiet));
        tree.AddBelow("", "");
        return tree.lines;
    }

    private void AddBelow(string path, string indent)
    {
        var below = accounts[path].Cast<object>().Concat(units[path]).ToArray();
        for (var i = 0; i < below.Length; i++)
        {
            var last = i == below.Length - 1;
            var line = new ReportLine().Add(indent + (last ? "└── " : "├── "));
            if (below[i] is ModelUnit unit)
            {
                lines.Add(Describe(line, unit));
                AddBelow(unit.Path, indent + (last ? "    " : "│   "));
            }
            else
            {
                var account = (ModelAccount)below[i];
                lines.Add(line.Add(account.Name, Tone.Account).Add($" {account.Id ?? "to be vended"} · {account.Owner}{More(account)}", Tone.Quiet));
            }
        }
    }

    private static string More(ModelAccount account) =>
        (account.Serves.Count > 0 ? $" · serves {string.Join(", ", account.Serves)}" : "") + (account.State == "active" ? "" : $" · {account.State}");

    private ReportLine Describe(ReportLine line, ModelUnit unit)
    {
        string[] facts =
        [
            unit.Existing ? "existing" : "",
            unit.Owner,
            unit.Connectivity == "none" ? "" : unit.Connectivity,
            Array.BinarySearch(resources, names.Registration(unit.Path), StringComparer.Ordinal) >= 0 ? "registered" : "",
            Counted(CountOf(names.ControlsOf(unit.Path)), "control", "controls"),
            Counted(CountOf(names.AttachmentsOf(unit.Path)), "policy", "policies"),
        ];
        return line.Add($"{unit.Name} ", Tone.Strong).Add(string.Join(" · ", facts.Where(f => f.Length > 0)), Tone.Quiet);
    }

    /// <summary>How many resources are called so, with one more key behind.</summary>
    private int CountOf(string prefix)
    {
        var at = Array.BinarySearch(resources, prefix, StringComparer.Ordinal);
        var count = 0;
        for (var i = at < 0 ? ~at : at; i < resources.Length && resources[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            // A deeper unit's names start alike and go on with its own key.
            count += resources[i].AsSpan(prefix.Length).Contains('/') ? 0 : 1;
        }

        return count;
    }

    private static string Counted(int count, string one, string many) => count switch { 0 => "", 1 => $"1 {one}", _ => $"{count} {many}" };
}

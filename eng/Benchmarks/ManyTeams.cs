using System.Globalization;
using System.Text;

namespace MlFoundation.Benchmarks;

/// <summary>The repository's stack of production with more teams: three accounts each, with all that follows from them.</summary>
internal static class ManyTeams
{
    private const int TeamsOfACostCategory = 450;
    private const int MostForDetective = 380;

    /// <summary>Writes the project.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="teams">How many teams there are then, at least three.</param>
    /// <param name="folder">Where to, an empty folder.</param>
    public static void Write(string root, int teams, string folder)
    {
        File.Copy(Path.Combine(root, "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        var more = new StringBuilder();
        for (var i = 3; i < teams; i++)
        {
            more.Append(CultureInfo.InvariantCulture, $"    team-{i:0000}:\n      name: Team {i:0000}\n");
        }

        var text = After(File.ReadAllText(Path.Combine(root, "Pulumi.prod.yaml")), "  mlfoundation:teams:\n", more.ToString());
        if (teams > MostForDetective)
        {
            text = After(text, "  mlfoundation:security:\n", "    detective: { enabled: false, reason: It takes 1200 accounts. }\n");
        }

        if (teams > TeamsOfACostCategory)
        {
            text = After(text, "  mlfoundation:costs:\n", string.Create(CultureInfo.InvariantCulture, $"    teamCategories: {(teams + TeamsOfACostCategory - 1) / TeamsOfACostCategory}\n"));
        }

        File.WriteAllText(Path.Combine(folder, "Pulumi.prod.yaml"), text);
    }

    private static string After(string text, string line, string added) =>
        text.Contains(line, StringComparison.Ordinal) ? text.Replace(line, line + added, StringComparison.Ordinal) : throw new InvalidOperationException($"Pulumi.prod.yaml has no line {line}");
}

using MlFoundation.Configuration;
using MlFoundation.Planning;

namespace MlFoundation.Support;

/// <summary>Stack files for tests: the repository's own, and the smallest one that plans.</summary>
internal static class StackFiles
{
    /// <summary>The least that a stack file says.</summary>
    public const string Minimal = """
        config:
          mlfoundation:organization:
            homeRegion: eu-west-1
            owner: platform
            controlTower: { landingZone: managed, accessManagement: false }
          mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }
          mlfoundation:accounts:
            emailPattern: aws+{account}@example.com
            management: { id: "111122223333" }

        """;

    public static string Text(string stack) => File.ReadAllText(Repository.PathOf($"Pulumi.{stack}.yaml"));

    /// <summary>The minimal file with one text in the place of another.</summary>
    public static string With(string old, string replacement) =>
        Minimal.Contains(old, StringComparison.Ordinal) ? Minimal.Replace(old, replacement, StringComparison.Ordinal) : throw new ArgumentException($"no '{old}' there", nameof(old));

    public static FoundationSettings Settings(string text) => SettingsReader.Read<FoundationSettings>("t.yaml", text).Settings;

    /// <summary>Each problem as <c>path: rest</c>, without its place.</summary>
    public static string[] Problems(string text)
    {
        try
        {
            Settings(text);
            return [];
        }
        catch (SettingsException exception)
        {
            return [.. exception.Problems.Select(p => (p with { Location = null }).ToString())];
        }
    }

    /// <summary>A resource as a plan's JSON shows it.</summary>
    public static string Text(PlannedResource resource)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(PlanOf.Resources(resource), buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static Task<Plan> PlanAsync(string text) => FoundationPlanner.PlanAsync("test", SettingsReader.Read<FoundationSettings>("t.yaml", text));
}

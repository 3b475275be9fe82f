using System.CommandLine;
using System.CommandLine.Parsing;
using MlFoundation.Planning.Policy;

namespace MlFoundation.Commands;

/// <summary>The options that name policy packs: as `pulumi preview` has them.</summary>
internal static class PolicyPackOptions
{
    public static Option<string[]> Packs() => new("--policy-pack")
    {
        Description = "Run the policy pack in FOLDER over the plan; may be given several times. It runs on Node.js and is installed beforehand (npm ci).",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    public static Option<string[]> Configs() => new("--policy-pack-config")
    {
        Description = "Levels and settings of the policies, as JSON in FILE: the first for the first pack, and so on.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Refuses a configuration without a pack.</summary>
    public static Action<CommandResult> NoMoreConfigsThanPacks(Option<string[]> packs, Option<string[]> configs) => result =>
    {
        if (result.GetValue(configs)!.Length > result.GetValue(packs)!.Length)
        {
            result.AddError("There are more --policy-pack-config than --policy-pack: expected one at most for each pack, in the same order.");
        }
    };

    /// <summary>The packs with the text of their configuration files.</summary>
    /// <exception cref="PolicyPackException">A file cannot be read.</exception>
    public static IReadOnlyList<PolicyPack> Read(Surroundings surroundings, string[] packs, string[] configs) =>
    [
        .. packs.Select((pack, i) => new PolicyPack(
            Path.GetFullPath(pack, surroundings.Folder), pack, i < configs.Length ? Text(Path.GetFullPath(configs[i], surroundings.Folder), configs[i]) : null, i < configs.Length ? configs[i] : null)),
    ];

    private static string Text(string path, string shownAs)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PolicyPackException($"{shownAs} cannot be read: {exception.Message}", exception);
        }
    }
}

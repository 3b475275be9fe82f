using System.CommandLine;
using System.Globalization;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Schema;
using MlFoundation.Planning;
using MlFoundation.Reports;

namespace MlFoundation.Commands;

/// <summary><c>explain KEY</c>: what a setting does, what may stand there, and what it makes.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var key = new Argument<string>("key") { HelpName = "key", Description = "Path of a setting, such as network.addresses.vpcNetmask; a name of yours may stand for <name>." };
        key.CompletionSources.Add(_ => SettingExplanation.Sections<FoundationSettings>());
        var stack = new Option<string?>("--stack") { Description = "Count the resources of those types that the section has in this stack.", HelpName = "STACK" };
        stack.CompletionSources.Add(_ => StackArgument.Names(surroundings));
        var command = new DescribedCommand(
            "explain",
            """
            Say what a setting does, what may stand there, its default, and what it makes.

              explain network                             a section and its keys
              explain network.addresses.vpcNetmask        one setting
              explain teams.fraud.stages                  a key below a name of your own
              explain network.corporate.vpn --stack prod  with how many of that prod has
            """) { key, stack };
        command.SetAction((parsed, _) => RunAsync(surroundings, parsed.GetValue(key)!, parsed.GetValue(stack)));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string key, string? stack)
    {
        var found = SettingExplanation.Of<FoundationSettings>(key, new XmlDescriptions(surroundings.Documentation()), out var nearest);
        if (found is null)
        {
            await surroundings.Error.WriteLineAsync($"{key}: expected a setting. {nearest}").ConfigureAwait(false);
            return ExitCode.Problems;
        }

        foreach (var line in found)
        {
            await surroundings.Out.WriteLineAsync(line).ConfigureAwait(false);
        }

        var types = SettingResources.BuiltIn.WithBelow(found[0]);
        await surroundings.Out.WriteLineAsync(types.Count == 0 ? "  Makes nothing itself." : $"  Makes or shapes: {string.Join(", ", types)}.").ConfigureAwait(false);
        if (stack is null)
        {
            return ExitCode.Clean;
        }

        if (StackArgument.Read(surroundings, stack) is not { } settings)
        {
            return ExitCode.Problems;
        }

        foreach (var line in Counts(await FoundationPlanner.PlanAsync(stack, settings).ConfigureAwait(false), key.Split('.')[0], types))
        {
            await surroundings.Out.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCode.Clean;
    }

    /// <summary>How many of those types the section's components have, type by type.</summary>
    private static IEnumerable<string> Counts(Plan plan, string section, IReadOnlyList<string> types)
    {
        var (top, components) = (PlanArea.TopOf(plan), PlanArea.Components(section));
        var counts = plan.Resources.Where(r => r.Custom && components.Contains(top(r))).CountBy(r => SettingResources.InShort(r.Type)).ToDictionary(StringComparer.Ordinal);
        return types.Select(t => string.Create(CultureInfo.InvariantCulture, $"  {counts.GetValueOrDefault(t),5} {t} in {plan.Stack}"));
    }
}

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
        var key = new Argument<string>("key") { Description = "Path of a setting, such as network.addresses.vpcNetmask; a name of yours may stand for <name>." };
        key.CompletionSources.Add(_ => SettingExplanation.Sections<FoundationSettings>());
        var stack = new Option<string?>("--stack") { Description = "Count what the setting's section makes in this stack.", HelpName = "STACK" };
        stack.CompletionSources.Add(_ => StackArgument.Names(surroundings));
        var command = new Command(
            "explain",
            """
            Say what a setting does, what may stand there, its default, and what its section makes.

              explain network                       a section and its keys
              explain network.addresses.vpcNetmask  one setting
              explain teams.fraud.stages            a key below a name of your own
              explain network --stack prod          with what the section makes in prod
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

        var section = key.Split('.')[0];
        if (!PlanArea.Names.Contains(section))
        {
            return ExitCode.Clean;
        }

        await surroundings.Out.WriteLineAsync($"Its section makes the components {string.Join(", ", PlanArea.Components(section))}.").ConfigureAwait(false);
        if (stack is null)
        {
            return ExitCode.Clean;
        }

        if (StackArgument.Read(surroundings, stack) is not { } settings)
        {
            return ExitCode.Problems;
        }

        foreach (var line in Counts(await FoundationPlanner.PlanAsync(stack, settings).ConfigureAwait(false), section))
        {
            await surroundings.Out.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCode.Clean;
    }

    private static IEnumerable<string> Counts(Plan plan, string section)
    {
        var top = PlanArea.TopOf(plan);
        var counts = plan.Resources.Where(r => r.Custom).CountBy(top).ToDictionary(StringComparer.Ordinal);
        return PlanArea.Components(section).Select(c => string.Create(CultureInfo.InvariantCulture, $"  {c}: {counts.GetValueOrDefault(c)} resources in {plan.Stack}"));
    }
}

using System.CommandLine;
using MlFoundation.Configuration.Reading;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Planning.Policy;
using MlFoundation.Planning.Proofs;
using MlFoundation.Reports;
using MlFoundation.Reports.Html;
using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary><c>plan &lt;stack&gt;</c>: shows everything that a stack would declare.</summary>
internal static class PlanCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "plan";

    /// <summary>A plan that takes longer than this shows that it is at work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static Command Create(Surroundings surroundings)
    {
        var stack = StackArgument.Create(surroundings);
        var outputs = new PlanOutputs();
        var against = new Option<string?>("--against")
        {
            Description = "Show what changes since the plan in FILE, which --json wrote: graded, and with what must not be lost refused.",
            HelpName = "FILE",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Write the plan to FILE as a page to look at: it stands alone, and opens without a network.",
            HelpName = "FILE",
        };
        var only = new Option<string?>("--only")
        {
            Description = $"Report one area alone: {string.Join(", ", PlanArea.Names)}, or a component by its name. The exit code and all files are of the whole plan.",
            HelpName = "AREA",
        };
        only.CompletionSources.Add(_ => PlanArea.Names);
        var packs = PolicyPackOptions.Packs();
        var packConfigs = PolicyPackOptions.Configs();
        var command = new DescribedCommand(
            Name,
            """
            Show everything the stack would declare: units, accounts, resources, lookups and findings.

            The stack's own program runs in process and nothing is contacted. A value that only AWS can know is written
            ${name.property}, after the resource it comes from. The same settings give the same bytes.

              plan prod                       the report
              plan prod --json plan.json      the report, and the plan as data
              plan prod --json - | jq .       the data alone
              plan prod --against old.json    the report, and what changes since that plan
              plan prod --html plan.html      the report, and a page with pictures
              plan prod --only network        the report of one area
              plan prod --policy-pack policy  the findings of the policy pack too, as in a preview
              plan prod --markdown plan.md    the report for a pull request
            """) { stack, only, against, html, packs, packConfigs };
        outputs.AddTo(command);
        command.Validators.Add(PolicyPackOptions.NoMoreConfigsThanPacks(packs, packConfigs));
        command.SetAction((parsed, cancellation) => RunAsync(
            surroundings, parsed, outputs, parsed.GetValue(stack)!, parsed.GetValue(against), parsed.GetValue(html), parsed.GetValue(only), PolicyPackOptions.Read(surroundings, parsed.GetValue(packs)!, parsed.GetValue(packConfigs)!), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, ParseResult parsed, PlanOutputs outputs, string stack, string? against, string? html, string? only, IReadOnlyList<PolicyPack> packs, CancellationToken cancellation)
    {
        var started = surroundings.Time.GetTimestamp();
        if (StackArgument.Read(surroundings, stack, outputs.Annotates(parsed)) is not { } settings)
        {
            return ExitCode.Problems;
        }

        var before = against is null ? null : PlanFile.Read(surroundings, against);
        if (before is not null)
        {
            PlanFile.MustBeOf(stack, before, against!);
        }

        var plan = await WithProgressAsync(surroundings.Console, PlanAsync()).ConfigureAwait(false);
        if (outputs.Reports(parsed))
        {
            if ((only is null ? plan : PlanArea.Only(plan, only)) is not { } shown)
            {
                await surroundings.Error.WriteLineAsync($"--only {only}: nothing of it is planned. {Suggestion.For(only!, PlanArea.Names, "areas")}").ConfigureAwait(false);
                return ExitCode.Usage;
            }

            ConsoleReport.Write(surroundings.Console, shown, surroundings.Time.GetElapsedTime(started));
            if (plan.Difference is { } difference)
            {
                surroundings.Console.WriteLine();
                DifferenceReport.Write(surroundings.Console, difference, against!);
            }
        }

        outputs.Write(surroundings, parsed, plan, settings);
        if (html is not null)
        {
            OutputFile.Write(Path.Combine(surroundings.Folder, html), stream => PlanPage.Write(plan, stream));
        }

        return plan.Findings.Any(f => f.Severity == Severity.Mandatory) ? ExitCode.Problems : ExitCode.Clean;

        async Task<Plan> PlanAsync()
        {
            var made = await FoundationPlanner.PlanAsync(stack, settings).ConfigureAwait(false);
            if (before is not null)
            {
                var difference = PlanDifference.Of(before, made);
                made = made with { Difference = difference, Findings = AllProofs.InOrder(made.Findings.Concat(difference.Findings.Select(f => f with { At = PlaceOf(f) }))) };
            }

            return packs.Count == 0
                ? made
                : made with { Findings = AllProofs.InOrder(made.Findings.Concat(await PolicyCheck.RunAsync(made, packs, cancellation).ConfigureAwait(false))) };
        }

        // What is acknowledged without need stands in the stack file.
        string? PlaceOf(Finding finding) => finding.Id == PlanDifference.IdleId ? settings.Locate("safety.acknowledge")?.ToString() : null;
    }

    private static async Task<Plan> WithProgressAsync(IAnsiConsole console, Task<Plan> planning)
    {
        if (console.Profile.Capabilities.Interactive && await Task.WhenAny(planning, Task.Delay(Patience)).ConfigureAwait(false) != planning)
        {
            await console.Status().StartAsync("Planning…", _ => planning).ConfigureAwait(false);
        }

        return await planning.ConfigureAwait(false);
    }
}

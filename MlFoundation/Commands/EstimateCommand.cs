using System.CommandLine;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Planning.Estimate;
using MlFoundation.Planning.Proofs;
using MlFoundation.Reports;

namespace MlFoundation.Commands;

/// <summary><c>estimate &lt;stack&gt;</c>: how long an <c>up</c> takes, and what the foundation costs a month.</summary>
internal static class EstimateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var stack = StackArgument.Create(surroundings);
        var against = new Option<string?>("--against")
        {
            Description = "Estimate the way from the plan in FILE (written by plan --json) to this one, in place of a first up.",
            HelpName = "FILE",
        };
        var prices = new Option<string?>("--prices")
        {
            Description = "Prices and assumptions of your own, as YAML in FILE: what it names stands in for the list price.",
            HelpName = "FILE",
        };
        var parallel = new Option<int>("--parallel")
        {
            Description = "Resource operations at once, as pulumi up --parallel has it; Pulumi's default is four a processor.",
            HelpName = "N",
            DefaultValueFactory = _ => UpEstimator.UsualParallel,
        };
        parallel.Validators.Add(result =>
        {
            if (result.GetValue(parallel) is < 1 or > 10_000)
            {
                result.AddError("--parallel: expected a whole number, 1 to 10000.");
            }
        });
        var command = new DescribedCommand(
            "estimate",
            """
            Say how long an up takes, what it waits for and what would shorten it; and what the foundation itself costs a month.

            The time is simulated from what waits for what in the plan, and a table of durations and limits with their sources
            (MlFoundation/Planning/Estimate/durations.yaml). One run in ten
            stays below the first of the outer figures, one in ten goes above the second.

              estimate prod                       a first up
              estimate prod --against main.json   an up from the state that plan --json wrote to main.json
              estimate prod --prices ours.yaml    with negotiated prices
            """) { stack, against, prices, parallel };
        command.SetAction((parsed, _) => RunAsync(surroundings, parsed.GetValue(stack)!, parsed.GetValue(against), parsed.GetValue(prices), parsed.GetValue(parallel)));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string stack, string? against, string? prices, int parallel)
    {
        if (Prices(surroundings, prices) is not { } table || StackArgument.Read(surroundings, stack) is not { } settings)
        {
            return ExitCode.Problems;
        }

        var before = against is null ? null : PlanFile.Read(surroundings, against);
        if (before is not null)
        {
            PlanFile.MustBeOf(stack, before, against!);
        }

        var input = new ProofInput(await FoundationPlanner.PlanAsync(stack, settings).ConfigureAwait(false));
        var difference = before is null ? null : PlanDifference.Of(before, input.Plan).Resources;
        HashSet<string>? Urns(params ChangeKind[] kinds) => difference?.Where(r => kinds.Contains(r.Kind)).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        EstimateReport.Write(
            surroundings.Console,
            against is null ? $"First up of {stack}" : $"Up of {stack} from {against}",
            new UpEstimator(input.Plan, input.Graph, DurationTable.BuiltIn).Estimate(parallel, Urns(ChangeKind.Added, ChangeKind.Replaced), Urns(ChangeKind.Changed)),
            CostEstimator.Of(input, table));
        return ExitCode.Clean;
    }

    /// <summary>The prices; null after their problems have been written.</summary>
    private static PriceTable? Prices(Surroundings surroundings, string? file)
    {
        if (file is null)
        {
            return PriceTable.BuiltIn;
        }

        try
        {
            return Text(surroundings, file) is { } text ? PriceTable.Over(Path.GetFileName(file), text) : null;
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                surroundings.Error.WriteLine(problem.ToString());
            }

            surroundings.Error.WriteLine(exception.Problems.Count == 1 ? "1 problem." : FormattableString.Invariant($"{exception.Problems.Count} problems."));
            return null;
        }
    }

    private static string? Text(Surroundings surroundings, string file)
    {
        try
        {
            return File.ReadAllText(Path.GetFullPath(file, surroundings.Folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"{file} cannot be read: {exception.Message}");
            return null;
        }
    }
}

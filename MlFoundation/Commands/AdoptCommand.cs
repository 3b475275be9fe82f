using System.CommandLine;
using System.Globalization;
using System.Text;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Planning.Adoption;
using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary><c>adopt FOLDER</c>: the stack file of an organization that exists.</summary>
internal static class AdoptCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "Folder with what the AWS CLI printed, as JSON: docs/adopt.md has the commands." };
        var region = new Option<string>("--region") { Description = "Home region of the organization, such as eu-west-1.", Required = true, HelpName = "REGION" };
        var stack = new Option<string>("--stack") { Description = "Name of the new stack.", DefaultValueFactory = _ => "adopted", HelpName = "NAME" };
        var command = new DescribedCommand(
            "adopt",
            """
            Write the stack file of an existing organization, and the file for `pulumi import --file`.

            Units are looked up, accounts are known by their ids, and nothing is attached to them yet: what the new stack would
            add, and what it leaves alone, is said at the end.
            """) { folder, region, stack };
        command.SetAction((parsed, _) => RunAsync(surroundings, parsed.GetValue(folder)!, parsed.GetValue(region)!, parsed.GetValue(stack)!));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string folder, string region, string stack)
    {
        var (file, imports) = (StackCatalog.FileNameOf(stack), $"{stack}.import.json");
        if (new[] { file, imports }.FirstOrDefault(f => File.Exists(Path.Combine(surroundings.Folder, f))) is { } there)
        {
            return Refuse(surroundings, [$"{there} is there already; expected a new name. Give one: --stack NAME"]);
        }

        if (Files(surroundings, folder) is not { } files)
        {
            return Refuse(surroundings, [$"{folder} is no folder with JSON files; expected what the AWS CLI printed: docs/adopt.md has the commands."]);
        }

        var (existing, problems) = CliListings.Read(files);
        if (existing is null)
        {
            return Refuse(surroundings, problems);
        }

        var adopted = AdoptedStack.Of(existing, region);
        try
        {
            var settings = SettingsReader.Read<FoundationSettings>(file, adopted.Text);
            var plan = await FoundationPlanner.PlanAsync(stack, settings).ConfigureAwait(false);
            var found = AdoptedImports.Of(plan, existing);
            OutputFile.Write(Path.Combine(surroundings.Folder, file), s => s.Write(Encoding.UTF8.GetBytes(adopted.Text)));
            OutputFile.Write(Path.Combine(surroundings.Folder, imports), s => s.Write(Encoding.UTF8.GetBytes(AdoptedImports.Json(found))));
            foreach (var line in Report(plan, existing, adopted, found.Count, file, imports))
            {
                surroundings.Console.WriteLine(line);
            }

            return ExitCode.Clean;
        }
        catch (SettingsException exception)
        {
            // The settings' own words say best what the organization lacks.
            return Refuse(surroundings, [.. exception.Problems.Select(p => p.ToString())]);
        }
    }

    private static IEnumerable<string> Report(Plan plan, ExistingOrganization existing, AdoptedStack adopted, int imports, string file, string importFile)
    {
        yield return $"{file}: {Count(existing.Units.Count, "unit")}, {Count(plan.Foundation!.Accounts.Count(a => a.Id is not null), "known account")} of {existing.Accounts.Count.ToString(CultureInfo.InvariantCulture)}.";
        yield return $"{importFile}: {Count(imports, "resource")} to import, with pulumi import --file {importFile}.";
        yield return $"The stack would add {Count(plan.Resources.Count(r => r.Custom && !r.Type.StartsWith("pulumi:", StringComparison.Ordinal)) - imports, "resource")}: plan shows them.";
        foreach (var note in adopted.Notes)
        {
            yield return $"- {note}";
        }
    }

    private static List<(string, ReadOnlyMemory<byte>)>? Files(Surroundings surroundings, string folder)
    {
        var path = Path.Combine(surroundings.Folder, folder);
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Select(f => (Path.GetFileName(f), (ReadOnlyMemory<byte>)File.ReadAllBytes(f))).ToList() : [];
        return files.Count > 0 ? files : null;
    }

    private static int Refuse(Surroundings surroundings, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            surroundings.Error.WriteLine(problem);
        }

        surroundings.Error.WriteLine($"{Count(problems.Count, "problem")}.");
        return ExitCode.Problems;
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

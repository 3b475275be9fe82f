using System.CommandLine;
using System.Globalization;
using System.Text;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Planning.Adoption;
using MlFoundation.Reports;
using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary><c>adopt FOLDER</c>: the stack file of an organization that exists.</summary>
internal static class AdoptCommand
{
    private const int MostImports = 60;

    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "Folder with what the AWS CLI printed, as JSON: docs/adopt.md has the commands." };
        var region = new Option<string>("--region") { Description = "Home region of the organization, such as eu-west-1.", Required = true, HelpName = "REGION" };
        var stack = new Option<string>("--stack") { Description = "Name of the new stack.", DefaultValueFactory = _ => "adopted", HelpName = "NAME" };
        var command = new DescribedCommand(
            "adopt",
            """
            Write the stack file of an existing organization, and the file for `pulumi import --file`.

            Units are looked up and accounts are known by their ids. What is there already is compared with the stack, resource by
            resource, as far as the listings tell; what the stack would add, and what it leaves alone, is said at the end.
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
            var found = AdoptedImports.Of(plan, existing, adopted);
            OutputFile.Write(Path.Combine(surroundings.Folder, file), s => s.Write(Encoding.UTF8.GetBytes(adopted.Text)));
            OutputFile.Write(Path.Combine(surroundings.Folder, imports), s => s.Write(Encoding.UTF8.GetBytes(AdoptedImports.Json(plan, found))));
            foreach (var line in Report(plan, existing, adopted, found, file, imports))
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

    private static IEnumerable<string> Report(Plan plan, ExistingOrganization existing, AdoptedStack adopted, IReadOnlyList<AdoptedImport> imports, string file, string importFile)
    {
        yield return $"{file}: {Count(existing.Units.Count, "unit")}, {Count(plan.Foundation!.Accounts.Count(a => a.Id is not null), "known account")} of {existing.Accounts.Count.ToString(CultureInfo.InvariantCulture)}. They are looked up and entered, and stay as they are.";
        yield return $"{importFile}: {Count(imports.Count, "resource")} to import; docs/adopt.md says how.";
        foreach (var import in imports.Take(MostImports))
        {
            yield return $"- {import.Sentence}";
        }

        if (imports.Count > MostImports)
        {
            yield return $"- and {Count(imports.Count - MostImports, "more resource")}, {(imports.Count - MostImports - imports.Skip(MostImports).Count(i => i.Differs.Count > 0)).ToString(CultureInfo.InvariantCulture)} of them without a difference in the listings.";
        }

        var added = plan.Resources.Where(r => r.Custom && !r.Type.StartsWith("pulumi:", StringComparison.Ordinal)).Except(imports.Select(i => i.Resource)).ToArray();
        yield return added.Length == 0
            ? "The stack would add nothing."
            : $"The stack would add {Count(added.Length, "resource")}: {string.Join(", ", added.CountBy(PlanArea.TopOf(plan)).OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value.ToString(CultureInfo.InvariantCulture)} in {a.Key}"))}. plan shows each.";
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

using System.CommandLine;
using MlFoundation.Configuration;
using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary><c>init &lt;stack&gt;</c>: writes a first stack file, from options or a few answers.</summary>
internal static class InitCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var stack = new Argument<string>("stack") { Description = "Name of the new stack: the file will be Pulumi.<stack>.yaml." };
        var region = Text("--home-region", "Where Control Tower and Identity Center live, such as eu-west-1.", "REGION");
        var owner = Text("--owner", "The team that answers for the foundation.", "TEAM");
        var email = Text("--email-pattern", "Root addresses of accounts, with {account} for an account's name, such as aws+{account}@example.com.", "PATTERN");
        var management = Text("--management-account", "Id of the management account: 12 digits.", "ID");
        var landingZone = Text("--landing-zone", "managed, existing or none; default managed.", "MODE");
        var logArchive = Text("--log-archive-account", "Id of the log archive account, where the landing zone exists: 12 digits.", "ID");
        var securityTooling = Text("--security-tooling-account", "Id of the audit or security tooling account, where the landing zone exists: 12 digits.", "ID");
        var baseline = Text("--identity-center-baseline", "ARN of the enabled Identity Center baseline (aws controltower list-enabled-baselines), where Control Tower has set Identity Center up; default none.", "ARN");
        var team = Text("--team", "A first team, such as fraud; default none.", "KEY");
        var command = new DescribedCommand(
            "init",
            """
            Write a first stack file, with comments. What no option says is asked for at a terminal.

              init lab
              init lab --home-region eu-west-1 --owner platform --email-pattern 'aws+{account}@example.com' --management-account 111122223333

            The file is checked before it is written, and one that exists is left alone.
            """) { stack, region, owner, email, management, landingZone, logArchive, securityTooling, baseline, team };
        command.SetAction(parsed =>
        {
            if (StackCatalog.Find(surroundings.Folder) is not { } catalog)
            {
                surroundings.Error.WriteLine($"There is no Pulumi.yaml in {surroundings.Folder} or above it: run the program in the project's folder.");
                return ExitCode.Problems;
            }

            var name = parsed.GetValue(stack)!;
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                surroundings.Error.WriteLine($"stack = \"{name}\": expected letters, digits, hyphens, underscores and dots.");
                return ExitCode.Usage;
            }

            var file = StackCatalog.FileNameOf(name);
            if (File.Exists(Path.Combine(catalog.Folder, file)))
            {
                surroundings.Error.WriteLine($"{file} exists and is left alone. Take another name, or edit it.");
                return ExitCode.Problems;
            }

            var missing = new List<string>();
            string Answer(Option<string?> option, string question, string? standard)
            {
                if (parsed.GetValue(option) is { } given)
                {
                    return given;
                }

                if (surroundings.Console.Profile.Capabilities.Interactive)
                {
                    return surroundings.Console.Prompt(standard is null ? new TextPrompt<string>(question) : new TextPrompt<string>(question).DefaultValue(standard).AllowEmpty());
                }

                if (standard is null)
                {
                    missing.Add(option.Name);
                }

                return standard ?? "";
            }

            var first = new FirstStackFile(
                Answer(region, "Home region:", null), Answer(owner, "Team that owns the foundation:", null), Answer(email, "Root e-mail addresses, with {account}:".EscapeMarkup(), null),
                Answer(management, "Management account (12 digits):", null), Answer(landingZone, "Landing zone (managed, existing, none):", "managed"), Answer(team, "First team, or nothing:", ""));
            if (first.LandingZone == "existing")
            {
                first = first with { Existing = (Answer(logArchive, "Log archive account (12 digits):", null), Answer(securityTooling, "Audit or security tooling account (12 digits):", null), Answer(baseline, "ARN of the Identity Center baseline, or nothing:", "")) };
            }

            if (missing.Count > 0)
            {
                surroundings.Error.WriteLine($"This is no terminal to ask at: give {string.Join(", ", missing)}.");
                return ExitCode.Usage;
            }

            return Write(surroundings, catalog, file, first.Text());
        });
        return command;
    }

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static int Write(Surroundings surroundings, StackCatalog catalog, string file, string text)
    {
        try
        {
            SettingsReader.Read<FoundationSettings>(file, text);
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                surroundings.Error.WriteLine((problem with { Location = null }).ToString());
            }

            surroundings.Error.WriteLine("Nothing was written.");
            return ExitCode.Problems;
        }

        OutputFile.Write(Path.Combine(catalog.Folder, file), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        surroundings.Console.WriteLine($"{file} is written. Next: dotnet run --project MlFoundation -- plan {file["Pulumi.".Length..^".yaml".Length]}");
        return ExitCode.Clean;
    }
}

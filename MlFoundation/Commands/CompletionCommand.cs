using System.CommandLine;

namespace MlFoundation.Commands;

/// <summary><c>completion SHELL</c>: prints a script by which a shell completes commands, options and stacks.</summary>
internal static class CompletionCommand
{
    // Each asks the program itself: [suggest:position] and the line as it stands.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _mlfoundation() {
              local IFS=$'\n'
              COMPREPLY=($(mlfoundation "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
            }
            complete -F _mlfoundation mlfoundation
            """,
        ["zsh"] = """
            #compdef mlfoundation
            _mlfoundation() {
              local -a found
              found=("${(@f)$(mlfoundation "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -- $found
            }
            compdef _mlfoundation mlfoundation
            """,
        ["fish"] = """
            complete -c mlfoundation -f -a '(mlfoundation "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName mlfoundation -ScriptBlock {
              param($word, $ast, $position)
              mlfoundation "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create(Surroundings surroundings)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new DescribedCommand(
            "completion",
            """
            Print the script by which a shell completes commands, options and stacks of a program called mlfoundation.

              ln -s "$PWD/MlFoundation/bin/Release/net10.0/MlFoundation" ~/.local/bin/mlfoundation
              source <(mlfoundation completion bash)      in ~/.bashrc; zsh alike
              mlfoundation completion fish > ~/.config/fish/completions/mlfoundation.fish
            """) { shell };
        command.SetAction(parsed =>
        {
            // A shell takes a script with other line ends for another script.
            surroundings.Out.WriteLine(Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"));
            return ExitCode.Clean;
        });
        return command;
    }
}

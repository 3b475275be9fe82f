using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MlFoundation.Commands;

/// <summary>What <c>--help</c> does: the usual help, and at its end what else a command's description says.</summary>
internal sealed class CommandHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    /// <summary>Help is given whatever else is missing or wrong.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts it in the place of the usual one, for a command and all below it.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new CommandHelp((SynchronousCommandLineAction)help.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DescribedCommand { Details: { } details })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("More:");
            foreach (var line in details.Split('\n'))
            {
                output.WriteLine(line.Length == 0 ? "" : $"  {line}");
            }
        }

        return code;
    }
}

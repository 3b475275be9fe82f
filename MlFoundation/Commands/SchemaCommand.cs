using System.CommandLine;
using MlFoundation.Configuration.Schema;

namespace MlFoundation.Commands;

/// <summary><c>schema</c>: prints the JSON schema of stack files.</summary>
internal static class SchemaCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new DescribedCommand("schema", "Print the JSON schema of stack files, as committed in docs/settings.schema.json: editors complete and check by it.");
        command.SetAction(_ =>
        {
            surroundings.Out.Write(SettingsSchema.Of<FoundationSettings>(new XmlDescriptions(surroundings.Documentation())));
            return ExitCode.Clean;
        });
        return command;
    }
}

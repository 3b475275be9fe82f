using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlFoundation.OfflineKit;

/// <summary>Turns each <c>*.facts</c> file of a project into the classes of the published package that it describes: one source a namespace.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OfflineKitGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Unreadable = new(
        "MLFKIT001", "Schema facts", "{0}: {1}", "OfflineKit", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".facts", StringComparison.Ordinal))
            .Select((file, cancel) => (Name: Path.GetFileName(file.Path), Text: file.GetText(cancel)?.ToString() ?? ""));
        context.RegisterSourceOutput(files, (output, file) => Generate(output, file.Name, file.Text));
    }

    private static void Generate(SourceProductionContext output, string fileName, string text)
    {
        try
        {
            var facts = SchemaFacts.Parse(text);
            output.AddSource("Utilities.g.cs", UtilitiesSource.For(facts));
            foreach (var blocks in facts.Blocks.GroupBy(block => block.Namespace))
            {
                var writer = new CSharpWriter(facts);
                foreach (var block in blocks)
                {
                    writer.Write(block);
                }

                output.AddSource($"{(blocks.Key.Length == 0 ? "Root" : blocks.Key)}.g.cs", writer.ToString());
            }
        }
        catch (FormatException problem)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unreadable, Location.None, fileName, problem.Message));
        }
    }
}

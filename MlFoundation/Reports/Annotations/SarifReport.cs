using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Reports.Annotations;

/// <summary>Findings as SARIF 2.1.0, which code scanning shows at the lines of the stack file and follows from one run to the next.</summary>
/// <remarks>Source: OASIS, Static Analysis Results Interchange Format 2.1.0; GitHub Docs, "SARIF support for code scanning".</remarks>
public static class SarifReport
{
    /// <summary>GitHub keeps 5,000 results of a run, the weightiest first.</summary>
    private const int MostResults = 5_000;

    /// <summary>Writes the log.</summary>
    /// <param name="plan">The plan; a finding without a place stands at the file's first line.</param>
    /// <param name="file">Name of the stack file.</param>
    /// <param name="to">Where to.</param>
    public static void Write(Plan plan, string file, Stream to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(to);
        var findings = plan.Findings.OrderBy(f => f.Severity).Take(MostResults).ToArray();
        var rules = findings.DistinctBy(f => f.Id).OrderBy(f => f.Id, StringComparer.Ordinal).ToArray();
        var indexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(r => r.Id, r => r.index, StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "MlFoundation");
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                WriteRule(json, rule);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            // Two stacks of one repository are two analyses: neither closes what the other found.
            json.WriteStartObject("automationDetails");
            json.WriteString("id", $"mlfoundation/{plan.Stack}/");
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in findings)
            {
                WriteResult(json, finding, indexes[finding.Id], file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void WriteRule(Utf8JsonWriter json, Finding first)
    {
        var proof = AllProofs.List.FirstOrDefault(p => p.Id == first.Id);
        json.WriteStartObject();
        json.WriteString("id", first.Id);
        WriteText(json, "shortDescription", proof?.Statement ?? first.Rule ?? first.Id);
        if ((proof?.Source ?? LinkIn(first.Rule)) is { } source)
        {
            json.WriteString("helpUri", source.AbsoluteUri);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(first.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int rule, string file)
    {
        var place = PlaceText.Parse(finding.At ?? file);
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.File.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        if (finding.Urn is { } urn)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", urn);
            json.WriteString("kind", "resource");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        // What tells a finding from another across runs: not its line, which moves, nor figures in its message.
        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Id}\n{finding.Urn ?? finding.Message}")))[..32]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static Uri? LinkIn(string? text) =>
        text is not null && text.IndexOf("https://", StringComparison.Ordinal) is var at and >= 0
        && Uri.TryCreate(text[at..].Split([' ', ')', '\n'], 2)[0].TrimEnd('.', ','), UriKind.Absolute, out var link) ? link : null;

    private static string Level(Severity severity) => severity == Severity.Mandatory ? "error" : "warning";
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlFoundation.Planning.Estimate;
using MlFoundation.Planning.Proofs;
using Pulumi;

namespace MlFoundation.Planning;

/// <summary>The JSON form of a plan: UTF-8, two-space indentation, <c>\n</c>, keys of maps in ordinal order; the same plan gives the same bytes.</summary>
public static class PlanJson
{
    internal const string AssetMarker = "4dabf18193072939515e22adb298388d";
    internal const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read by people and programs, never inside HTML: arrows and quotes may stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the plan, with a line feed at the end.</summary>
    public static void Write(Plan plan, Stream to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(to);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", Plan.FormatVersion);
            json.WriteString("project", plan.Project);
            json.WriteString("stack", plan.Stack);
            WriteList(json, "resources", plan.Resources, WriteResource);
            WriteList(json, "calls", plan.Calls, WriteCall);
            WriteList(json, "findings", plan.Findings, WriteFinding);
            plan.Reachability?.Write(json);
            if (plan.Foundation is { } foundation)
            {
                json.WriteStartObject("foundation");
                WriteList(json, "units", foundation.Units, WriteUnit);
                WriteList(json, "accounts", foundation.Accounts, WriteAccount);
                json.WriteNumber("accountConcurrency", foundation.AccountConcurrency);
                json.WriteString("organizationId", foundation.OrganizationId);
                foundation.Network?.Write(json);
                foundation.Access?.Write(json);
                foundation.Security?.Write(json);
                if (foundation.Acknowledged.Count > 0)
                {
                    json.WriteStartObject("acknowledged");
                    foreach (var (name, reason) in foundation.Acknowledged.OrderBy(a => a.Key, StringComparer.Ordinal))
                    {
                        json.WriteString(name, reason);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            plan.Difference?.Write(json);
            plan.Estimate?.Write(json);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    /// <summary>Reads a plan back.</summary>
    /// <param name="name">What the text is called in messages: its file.</param>
    /// <param name="utf8">The text.</param>
    /// <exception cref="PlanFileException">It is no plan, or one of another version; the message says what was found, what is expected and the way out.</exception>
    public static Plan Read(string name, ReadOnlyMemory<byte> utf8)
    {
        // An estimate follows from the rest: it is made again, not read.
        var plan = new PlanReader(name).Read(utf8);
        return plan.Foundation is null ? plan : plan with { Estimated = new(() => PlanEstimate.Of(new ProofInput(plan))) };
    }

    /// <summary>A text that orders calls: token, then inputs.</summary>
    internal static string KeyOf(PlannedCall call)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteCall(json, call);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteResource(Utf8JsonWriter json, PlannedResource resource)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn);
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteString("parent", resource.Parent);
        json.WriteBoolean("custom", resource.Custom);
        json.WriteString("provider", resource.Provider);
        json.WriteString("account", resource.Account);
        json.WriteString("region", resource.Region);
        json.WritePropertyName("inputs");
        WriteValue(json, resource.Inputs);
        WriteOptions(json, resource.Options);
        WriteTexts(json, "dependencies", resource.Dependencies);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, PlannedOptions options)
    {
        json.WriteStartObject("options");
        json.WriteBoolean("protect", options.Protect);
        json.WriteBoolean("retainOnDelete", options.RetainOnDelete);
        WriteTexts(json, "ignoreChanges", options.IgnoreChanges);
        WriteTexts(json, "dependsOn", options.DependsOn);
        json.WriteBoolean("deleteBeforeReplace", options.DeleteBeforeReplace);
        WriteTexts(json, "aliases", options.Aliases);
        json.WriteStartObject("customTimeouts");
        foreach (var (operation, minutes) in options.Timeouts)
        {
            json.WriteNumber(operation, minutes);
        }

        json.WriteEndObject();
        if (options.ImportId is { } id)
        {
            json.WriteString("importId", id);
        }

        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, PlannedCall call)
    {
        json.WriteStartObject();
        json.WriteString("type", call.Type);
        json.WritePropertyName("inputs");
        WriteValue(json, call.Inputs);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", finding.Severity == Severity.Mandatory ? "mandatory" : "advisory");
        json.WriteString("urn", finding.Urn);
        json.WriteString("message", finding.Message);
        json.WriteString("at", finding.At);
        json.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter json, ModelUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("path", unit.Path);
        json.WriteString("name", unit.Name);
        json.WriteString("owner", unit.Owner);
        json.WriteBoolean("existing", unit.Existing);
        json.WriteString("connectivity", unit.Connectivity);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, ModelAccount account)
    {
        json.WriteStartObject();
        json.WriteString("key", account.Key);
        json.WriteString("name", account.Name);
        json.WriteString("email", account.Email);
        json.WriteString("role", account.Role);
        json.WriteString("owner", account.Owner);
        json.WriteString("unit", account.Unit);
        json.WriteString("id", account.Id);
        json.WriteString("connectivity", account.Connectivity);
        json.WriteString("state", account.State);
        json.WriteString("team", account.Team);
        WriteTexts(json, "serves", account.Serves);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        WriteList(json, name, texts, static (writer, text) => writer.WriteStringValue(text));

    internal static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case ImmutableDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (key, inner) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    WriteValue(json, inner);
                }

                json.WriteEndObject();
                break;
            case ImmutableArray<object?> list:
                json.WriteStartArray();
                foreach (var inner in list)
                {
                    WriteValue(json, inner);
                }

                json.WriteEndArray();
                break;
            case AssetOrArchive:
                json.WriteStartObject();
                json.WriteString(AssetMarker, AssetSignature);
                json.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A plan holds no {value.GetType()}.");
        }
    }
}

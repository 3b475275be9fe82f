using System.Text.Json;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Planning.Difference;

/// <summary>What becomes of a stack from one plan to the next: in words of the domain, and resource by resource.</summary>
/// <param name="Changes">Changes in words, the gravest first, then by topic and text.</param>
/// <param name="Resources">Resources that differ, the gravest first, then by kind and URN. Each URN is in one of them.</param>
/// <param name="Findings">What is refused, and what the stack file acknowledges without need.</param>
public sealed record PlanDifference(IReadOnlyList<DomainChange> Changes, IReadOnlyList<ResourceChange> Resources, IReadOnlyList<Finding> Findings)
{
    /// <summary>Id of the findings on what must not be lost and would be, and on what AWS does not change.</summary>
    public const string RefusedId = "MLF-DIFF-001";

    /// <summary>Id of the findings on lines of the stack file that acknowledge nothing.</summary>
    public const string IdleId = "MLF-DIFF-002";

    /// <summary>True if nothing differs.</summary>
    public bool IsEmpty => Changes.Count == 0 && Resources.Count == 0;

    /// <summary>The gravest of all grades; harmless where nothing differs.</summary>
    public Grade Gravest => Changes.Select(c => c.Grade).Concat(Resources.Select(r => r.Grade)).DefaultIfEmpty(Grade.Harmless).Max();

    /// <summary>Compares two plans of a stack.</summary>
    /// <param name="before">The plan that is deployed.</param>
    /// <param name="after">The plan that is to be.</param>
    public static PlanDifference Of(Plan before, Plan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pair = new PlanPair(before, after);
        var resources = ResourceDifference.Of(pair);
        var (losses, findings) = Losses.Of(pair, resources);
        DomainChange[] units = [.. UnitDifference.Of(pair)];
        return new(
            [
                .. losses.Concat(AccountDifference.Of(pair)).Concat(units).Concat(GuardrailDifference.Of(pair)).Concat(AccessDifference.Of(pair))
                    .Concat(ReachabilityDifference.Of(pair)).Concat(NetworkDifference.Of(pair)).Concat(SecurityDifference.Of(pair)).Concat(ShareDifference.Of(pair))
                    .Concat(CostDifference.Of(pair)).Distinct()
                    .OrderByDescending(c => c.Grade).ThenBy(c => c.Topic).ThenBy(c => c.Sentence, StringComparer.Ordinal),
            ],
            [.. resources.OrderByDescending(r => r.Grade).ThenBy(r => r.Kind).ThenBy(r => r.Urn, StringComparer.Ordinal)],
            [.. findings, .. units.Where(u => u.Grade == Grade.Refused).Select(u => new Finding(RefusedId, Severity.Mandatory, null, u.Sentence))]);
    }

    /// <summary>How many there are of a grade, of changes in words.</summary>
    public int Count(Grade grade) => Changes.Count(c => c.Grade == grade);

    /// <summary>How many resources there are of a kind.</summary>
    public int Count(ChangeKind kind) => Resources.Count(r => r.Kind == kind);

    /// <summary>Writes it as a property named <c>difference</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("difference");
        WriteValue(json);
    }

    /// <summary>Writes it as an object.</summary>
    internal void WriteValue(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("gravest", Text(Gravest));
        json.WriteStartArray("changes");
        foreach (var change in Changes)
        {
            json.WriteStartObject();
            json.WriteString("grade", Text(change.Grade));
            json.WriteString("topic", Text(change.Topic));
            json.WriteString("sentence", change.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("resources");
        foreach (var resource in Resources)
        {
            Write(json, resource);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ResourceChange resource)
    {
        json.WriteStartObject();
        json.WriteString("kind", Text(resource.Kind));
        json.WriteString("grade", Text(resource.Grade));
        json.WriteString("urn", resource.Urn);
        json.WriteString("former", resource.Former);
        json.WriteString("account", resource.Account);
        json.WriteString("region", resource.Region);
        json.WriteStartArray("properties");
        foreach (var property in resource.Properties)
        {
            json.WriteStartObject();
            json.WriteString("path", property.Path);
            json.WriteString("before", property.Before);
            json.WriteString("after", property.After);
            json.WriteBoolean("replaces", property.Replaces);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Text(Enum value) => RecordProperties.KeyOf(value.ToString());
}

using System.Text.Json;

namespace MlFoundation.Policies;

/// <summary>Reads policy documents strictly: what IAM would not take is an error.</summary>
internal static class PolicyReader
{
    public static AccessPolicy Read(string name, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Statement", out var given))
            {
                throw new FormatException("there is no Statement");
            }

            var variables = root.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
            JsonElement[] statements = given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given];
            return new AccessPolicy(name, [.. statements.Select((statement, i) => Read(statement, i + 1, variables))]);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"Policy {name}: {problem.Message}.", problem);
        }
    }

    private static PolicyStatement Read(JsonElement statement, int number, bool variables)
    {
        string[] known = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];
        var label = statement.TryGetProperty("Sid", out var sid) && sid.GetString() is { Length: > 0 } text ? text : FormattableString.Invariant($"#{number}");
        if (statement.EnumerateObject().FirstOrDefault(p => !known.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new FormatException($"statement {label} has the element {unknown.Name}, which IAM does not know");
        }

        return new PolicyStatement
        {
            Label = label,
            Effect = statement.TryGetProperty("Effect", out var effect) && Enum.TryParse<PolicyEffect>(effect.GetString(), out var read)
                ? read
                : throw new FormatException($"statement {label} has no Effect; expected Allow or Deny"),
            Actions = Element(statement, "Action", label) ?? throw new FormatException($"statement {label} has neither Action nor NotAction"),
            Resources = Element(statement, "Resource", label),
            Principals = Principals(statement),
            Conditions = [.. Conditions(statement)],
            HasVariables = variables,
        };
    }

    private static PolicyElement? Element(JsonElement statement, string name, string label)
    {
        var (plain, negated) = (statement.TryGetProperty(name, out var values), statement.TryGetProperty($"Not{name}", out var others));
        return (plain, negated) switch
        {
            (true, true) => throw new FormatException($"statement {label} has both {name} and Not{name}"),
            (true, false) => new PolicyElement(Texts(values), false),
            (false, true) => new PolicyElement(Texts(others), true),
            _ => null,
        };
    }

    private static PolicyPrincipals? Principals(JsonElement statement)
    {
        var negated = statement.TryGetProperty("NotPrincipal", out var given);
        if (!negated && !statement.TryGetProperty("Principal", out given))
        {
            return null;
        }

        var byType = given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().ToDictionary(p => p.Name, p => Texts(p.Value), StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["AWS"] = Texts(given) };
        return new PolicyPrincipals(byType, negated);
    }

    private static IEnumerable<PolicyCondition> Conditions(JsonElement statement) =>
        statement.TryGetProperty("Condition", out var condition)
            ? condition.EnumerateObject().SelectMany(o => o.Value.EnumerateObject().Select(k => new PolicyCondition(o.Name, k.Name, Texts(k.Value))))
            : [];

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException($"a value is {value.ValueKind}; expected a text, a number or a truth value"),
    };
}

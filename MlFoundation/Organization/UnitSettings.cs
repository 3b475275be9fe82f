using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;

namespace MlFoundation.Organization;

/// <summary>An organizational unit, under its key in <c>organization.units</c> or in another unit's <c>units</c>.</summary>
public sealed record UnitSettings : IValidated
{
    /// <summary>Name in AWS: 1 to 128 characters, once below the same parent. Default: the key with capital initials, <c>Data Science</c> for <c>data-science</c>.</summary>
    /// <remarks>Source: AWS Organizations API Reference, "CreateOrganizationalUnit".</remarks>
    [Text("the name of an organizational unit", MaxLength = 128)]
    public string? Name { get; init; }

    /// <summary>Team that answers for cost, security and compliance. Default: the unit above's, at the top the organization's.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public string? Owner { get; init; }

    /// <summary>Whether the unit is there already and is only looked up. Default: false, it is created.</summary>
    /// <remarks>A landing zone up to version 3.3 makes the Security and the Sandbox unit itself; from 4.0 on it makes none.</remarks>
    public bool Existing { get; init; }

    /// <summary>Whether the program registers the unit with Control Tower. Default: true for a unit that it creates, false for an existing one. Not for the Security unit.</summary>
    public bool? Register { get; init; }

    /// <summary>Network of the accounts in it. Default: the unit above's, at the top <c>none</c>.</summary>
    public Connectivity? Connectivity { get; init; }

    /// <summary>Guardrail policies attached here, by document name; docs/guardrails.md lists them. Default: none.</summary>
    [Text("the name of a policy document")]
    [Distinct]
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Control Tower controls enabled here; docs/guardrails.md lists the names. Default: none.</summary>
    public IReadOnlyList<ControlSettings> Controls { get; init; } = [];

    /// <summary>Units below, by key. Default: none.</summary>
    public IReadOnlyDictionary<string, UnitSettings> Units { get; init; } = ReadOnlyDictionary<string, UnitSettings>.Empty;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Name is "Root")
        {
            yield return new Problem($"{at}.name", Name, "another name", "AWS Organizations keeps \"Root\" for the root.");
        }

        foreach (var problem in UnknownPolicies(at, Policies))
        {
            yield return problem;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Controls.Count; i++)
        {
            if (!seen.Add(Controls[i].Name))
            {
                yield return new Problem(FormattableString.Invariant($"{at}.controls[{i}]"), Controls[i].Name, "each control once", "Remove one of the two.");
            }
        }
    }

    /// <summary>A problem for each policy name that no document has.</summary>
    internal static IEnumerable<Problem> UnknownPolicies(string at, IReadOnlyList<string> policies)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (!PolicyDocuments.Names.Contains(policies[i]))
            {
                yield return new Problem(
                    FormattableString.Invariant($"{at}.policies[{i}]"), policies[i], "the name of a policy document",
                    Suggestion.For(policies[i], PolicyDocuments.Names, "documents"));
            }
        }
    }
}

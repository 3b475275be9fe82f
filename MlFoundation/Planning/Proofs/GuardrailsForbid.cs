using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>Units forbid what accounts of their kind must not do; asked of the policies as AWS would, whatever they are called.</summary>
public static class GuardrailsForbid
{
    private const int Named = 3;

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-GRD-002",
        "Every unit forbids even administrators what accounts of its kind must not do: corporate ones ways out, sandboxes ways in, all of them the end of the records.",
        new Uri("https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/recommended-ous-and-accounts.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { OrganizationId: { } organization } foundation)
        {
            yield break;
        }

        var guardrails = new GuardrailLayers(input);
        var rolesByUnit = foundation.Accounts.Where(a => a.Unit is not null).ToLookup(a => a.Unit!, a => a.Role);
        (ModelUnit Unit, IReadOnlySet<string> Roles)[] units =
        [
            .. foundation.Units.Where(u => rolesByUnit.Contains(u.Path)).Select(u => (u, (IReadOnlySet<string>)rolesByUnit[u.Path].SelectMany(r => r.Split('+')).ToHashSet(StringComparer.Ordinal))),
        ];
        foreach (var forbidden in ForbiddenWork.All)
        {
            var request = forbidden.Request(organization);
            var decided = new Dictionary<PolicyLayers, bool>(ReferenceEqualityComparer.Instance);
            string[] open =
            [
                .. from unit in units
                   where forbidden.Holds(unit.Unit.Connectivity, unit.Roles)
                   let layers = guardrails.Of(unit.Unit.Path)
                   where decided.TryGetValue(layers, out var known) ? known : decided[layers] = PolicyEvaluator.Evaluate(request, layers).IsAllowed
                   select unit.Unit.Path,
            ];
            if (open.Length > 0)
            {
                var more = open.Length > Named ? FormattableString.Invariant($" and {open.Length - Named} more") : "";
                yield return new Finding(
                    "MLF-GRD-002", Severity.Advisory, null,
                    $"Administrators in {string.Join(", ", open.Take(Named))}{more} may {forbidden.What}; expected that they may not: attach the policy {forbidden.Policy} there, above, or at the root.");
            }
        }
    }
}

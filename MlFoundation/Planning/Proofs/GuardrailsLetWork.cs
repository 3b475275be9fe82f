using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>Guardrails stop neither those who set accounts up nor AWS's own services.</summary>
public static class GuardrailsLetWork
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-GRD-001",
        "No guardrail stops Control Tower's, StackSets' or the deploy role, or a service-linked role, in any unit.",
        new Uri("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { OrganizationId: { } organization } foundation)
        {
            yield break;
        }

        var guardrails = new GuardrailLayers(input);
        RoleRequest[] work = [.. FoundationWork.Of(organization)];
        var proved = new HashSet<PolicyLayers>(ReferenceEqualityComparer.Instance);
        var found = new HashSet<(string?, string?, string)>();
        foreach (var layers in foundation.Units.Select(unit => guardrails.Of(unit.Path)).Where(proved.Add))
        {
            foreach (var (role, request) in work)
            {
                if (PolicyEvaluator.Evaluate(request, layers) is { IsAllowed: false } decision && found.Add((decision.Target, decision.Statement, role)))
                {
                    yield return new Finding(
                        "MLF-GRD-001", Severity.Mandatory, guardrails.AttachmentOf(decision),
                        $"{role} cannot {request.Action} on {request.Resource}: {decision}. Expected that it can, as accounts are set up by it: except it in that statement, or detach the policy.");
                }
            }
        }
    }
}

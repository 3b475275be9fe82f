namespace MlFoundation.Policies;

/// <summary>Decides requests as AWS does: a denial anywhere wins; then every layer that limits has to allow, and one that grants.</summary>
/// <remarks>
/// Sources: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic"; AWS Organizations User Guide, "SCP evaluation",
/// "RCP evaluation". Ours, where AWS leaves it open: everybody (<c>*</c>) in a resource's policy counts as the role, which a boundary limits.
/// </remarks>
public static class PolicyEvaluator
{
    /// <summary>The one permission that resource control policies leave alone in a service that they bind.</summary>
    /// <remarks>
    /// Source: AWS Organizations User Guide, "Resources and entities not restricted by RCPs". Which services they bind at all grows from month
    /// to month; a policy has to name its actions, and AWS takes none of a service that it cannot bind.
    /// </remarks>
    private const string BeyondResourceControl = "kms:RetireGrant";

    /// <summary>Decides a request.</summary>
    public static AccessDecision Evaluate(AccessRequest request, PolicyLayers layers)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(layers);
        return new Evaluation(request, layers).Decide();
    }

    private sealed class Evaluation(AccessRequest request, PolicyLayers given)
    {
        private readonly RequestContext context = new(request);
        private readonly Caller caller = request.Caller;

        public AccessDecision Decide()
        {
            var serviceControl = caller.Service is not null || caller.IsServiceLinkedRole || caller.InManagementAccount ? [] : given.ServiceControl;
            var resourceControl = caller.IsServiceLinkedRole || request.ResourceInManagementAccount || request.Action.Equals(BeyondResourceControl, StringComparison.OrdinalIgnoreCase)
                ? [] : given.ResourceControl;
            return Denial(resourceControl, serviceControl)
                ?? NotAtEveryLevel(PolicyLayer.ResourceControl, resourceControl)
                ?? NotAtEveryLevel(PolicyLayer.ServiceControl, serviceControl)
                ?? Grant();
        }

        private AccessDecision? Denial(IReadOnlyList<PolicyLevel> resourceControl, IReadOnlyList<PolicyLevel> serviceControl)
        {
            IEnumerable<(PolicyLayer Layer, string? Target, AccessPolicy Policy)> all =
            [
                .. resourceControl.SelectMany(l => l.Policies.Select(p => (PolicyLayer.ResourceControl, (string?)l.Target, p))),
                .. serviceControl.SelectMany(l => l.Policies.Select(p => (PolicyLayer.ServiceControl, (string?)l.Target, p))),
                .. Named(PolicyLayer.Resource, given.Resource),
                .. given.Identity.Select(p => (PolicyLayer.Identity, (string?)null, p)),
                .. Named(PolicyLayer.Boundary, given.Boundary),
                .. Named(PolicyLayer.Session, given.Session),
            ];
            foreach (var (layer, target, policy) in all)
            {
                if (policy.Statements.FirstOrDefault(s => s.Effect == PolicyEffect.Deny && Matches(s) && NamesCaller(s)) is { } denial)
                {
                    return new AccessDecision(AccessOutcome.ExplicitlyDenied, layer, target, policy.Name, denial.Label);
                }
            }

            return null;
        }

        private AccessDecision? NotAtEveryLevel(PolicyLayer layer, IReadOnlyList<PolicyLevel> levels) =>
            levels.FirstOrDefault(level => !level.Policies.Any(p => Allowing(p) is not null)) is { } silent
                ? new AccessDecision(AccessOutcome.ImplicitlyDenied, layer, silent.Target) : null;

        private AccessDecision Grant()
        {
            var (granted, byResource) = ByResource();
            if (caller.Service is not null || (request.WithinOneAccount && granted == PrincipalMatch.Direct))
            {
                return byResource ?? NotBy(PolicyLayer.Resource);
            }

            if (caller.IsRootUser && request.WithinOneAccount)
            {
                return new AccessDecision(AccessOutcome.Allowed, PolicyLayer.Identity);
            }

            if (given.Boundary is { } boundary && Allowing(boundary) is null)
            {
                return NotBy(PolicyLayer.Boundary);
            }

            if (given.Session is { } session && Allowing(session) is null)
            {
                return NotBy(PolicyLayer.Session);
            }

            if (request.WithinOneAccount && granted == PrincipalMatch.Role)
            {
                return byResource!;
            }

            if (granted == PrincipalMatch.None && (!request.WithinOneAccount || given.ResourcePolicyDecides))
            {
                return NotBy(PolicyLayer.Resource);
            }

            return ByIdentity() ?? NotBy(PolicyLayer.Identity);
        }

        private AccessDecision? ByIdentity()
        {
            foreach (var policy in given.Identity)
            {
                if (Allowing(policy) is { } statement)
                {
                    return new AccessDecision(AccessOutcome.Allowed, PolicyLayer.Identity, null, policy.Name, statement.Label);
                }
            }

            return null;
        }

        private (PrincipalMatch Granted, AccessDecision? Decision) ByResource()
        {
            var best = (given.Resource?.Statements ?? [])
                .Where(s => s.Effect == PolicyEffect.Allow && Matches(s))
                .Select(s => (Statement: s, Match: s.Principals?.MatchOf(caller) ?? PrincipalMatch.None))
                .OrderByDescending(s => s.Match).FirstOrDefault();
            return best.Match == PrincipalMatch.None ? (PrincipalMatch.None, null)
                : (best.Match, new AccessDecision(AccessOutcome.Allowed, PolicyLayer.Resource, null, given.Resource!.Name, best.Statement.Label));
        }

        private PolicyStatement? Allowing(AccessPolicy policy) => policy.Statements.FirstOrDefault(s => s.Effect == PolicyEffect.Allow && Matches(s));

        private bool Matches(PolicyStatement statement)
        {
            context.HasVariables = statement.HasVariables;
            return statement.Matches(request, context);
        }

        private bool NamesCaller(PolicyStatement statement) => statement.Principals is not { } principals || principals.MatchOf(caller) != PrincipalMatch.None;

        private static AccessDecision NotBy(PolicyLayer layer) => new(AccessOutcome.ImplicitlyDenied, layer);

        private static IEnumerable<(PolicyLayer Layer, string? Target, AccessPolicy Policy)> Named(PolicyLayer layer, AccessPolicy? policy) =>
            policy is null ? [] : [(layer, null, policy)];
    }
}

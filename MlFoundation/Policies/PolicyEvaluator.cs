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

    // Loops, where a query would read better: a plan asks some ten thousand times, and a query's iterators and closures were its largest garbage.
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
            return Denial(PolicyLayer.ResourceControl, resourceControl)
                ?? Denial(PolicyLayer.ServiceControl, serviceControl)
                ?? Denial(PolicyLayer.Resource, null, given.Resource)
                ?? Denial(PolicyLayer.Identity, null, given.Identity)
                ?? Denial(PolicyLayer.Boundary, null, given.Boundary)
                ?? Denial(PolicyLayer.Session, null, given.Session);
        }

        private AccessDecision? Denial(PolicyLayer layer, IReadOnlyList<PolicyLevel> levels)
        {
            for (var i = 0; i < levels.Count; i++)
            {
                if (Denial(layer, levels[i].Target, levels[i].Policies) is { } denial)
                {
                    return denial;
                }
            }

            return null;
        }

        private AccessDecision? Denial(PolicyLayer layer, string? target, IReadOnlyList<AccessPolicy> policies)
        {
            for (var i = 0; i < policies.Count; i++)
            {
                if (Denial(layer, target, policies[i]) is { } denial)
                {
                    return denial;
                }
            }

            return null;
        }

        private AccessDecision? Denial(PolicyLayer layer, string? target, AccessPolicy? policy)
        {
            for (var i = 0; i < policy?.Statements.Count; i++)
            {
                if (policy.Statements[i] is { Effect: PolicyEffect.Deny } statement && Matches(statement) && NamesCaller(statement))
                {
                    return new AccessDecision(AccessOutcome.ExplicitlyDenied, layer, target, policy.Name, statement.Label);
                }
            }

            return null;
        }

        private AccessDecision? NotAtEveryLevel(PolicyLayer layer, IReadOnlyList<PolicyLevel> levels)
        {
            for (var i = 0; i < levels.Count; i++)
            {
                if (!Allows(levels[i]))
                {
                    return new AccessDecision(AccessOutcome.ImplicitlyDenied, layer, levels[i].Target);
                }
            }

            return null;
        }

        private bool Allows(PolicyLevel level)
        {
            for (var i = 0; i < level.Policies.Count; i++)
            {
                if (Allowing(level.Policies[i]) is not null)
                {
                    return true;
                }
            }

            return false;
        }

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
            var (best, match) = ((PolicyStatement?)null, PrincipalMatch.None);
            for (var i = 0; i < given.Resource?.Statements.Count; i++)
            {
                if (given.Resource.Statements[i] is { Effect: PolicyEffect.Allow } statement && Matches(statement)
                    && (statement.Principals?.MatchOf(caller) ?? PrincipalMatch.None) is var found && found > match)
                {
                    (best, match) = (statement, found);
                }
            }

            return best is null ? (PrincipalMatch.None, null)
                : (match, new AccessDecision(AccessOutcome.Allowed, PolicyLayer.Resource, null, given.Resource!.Name, best.Label));
        }

        private PolicyStatement? Allowing(AccessPolicy policy)
        {
            for (var i = 0; i < policy.Statements.Count; i++)
            {
                if (policy.Statements[i] is { Effect: PolicyEffect.Allow } statement && Matches(statement))
                {
                    return statement;
                }
            }

            return null;
        }

        private bool Matches(PolicyStatement statement)
        {
            context.HasVariables = statement.HasVariables;
            return statement.Matches(request, context);
        }

        private bool NamesCaller(PolicyStatement statement) => statement.Principals is not { } principals || principals.MatchOf(caller) != PrincipalMatch.None;

        private static AccessDecision NotBy(PolicyLayer layer) => new(AccessOutcome.ImplicitlyDenied, layer);
    }
}

using MlFoundation.Planning.Proofs.Access;
using MlFoundation.Planning.Proofs.Order;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Proofs;

/// <summary>Every proof, and how they are run.</summary>
public static class AllProofs
{
    /// <summary>Proofs by id.</summary>
    public static IReadOnlyList<Proof> List { get; } =
    [
        UniqueNames.Proof,
        NoCycle.Proof,
        PolicyCounts.Proof,
        PolicySizes.Proof,
        RegistrationOrder.Proof,
        ControlOrder.Proof,
        NothingLost.Proof,
        GuardrailsLetWork.Proof,
        GuardrailsForbid.Proof,
        AccountLanes.Proof,
        HubLeftOut.Proof,
        EnrolledOneByOne.Proof,
        NeedsFirst.Proof,
        TeamIsolation.Teams,
        TeamIsolation.GuardedAccounts,
        TeamIsolation.Sandboxes,
        ReasonedAssignments.Proof,
        AssignmentLanes.Proof,
        AccessQuotas.Proof,
        AccessDocuments.Proof,
        SandboxData.Proof,
        ManagementAccess.Proof,
        SecurityIsEverywhere.Proof,
        LogsArrive.Proof,
        LogsStay.Proof,
        OnePlaceEach.Proof,
        StackSetOperations.Proof,
        NetworkSeparation.Proof,
        InspectedSpokes.Proof,
        ReturnRoutes.Proof,
        RightNetwork.Proof,
        CorporateRoutes.Proof,
        AddressOverlaps.Proof,
        PoolRoom.Proof,
        Quotas.Proof,
        LaunchRolesExist.Proof,
        PortfolioPrincipalsExist.Proof,
        ProductsReadWhatIsThere.Proof,
    ];

    /// <summary>The findings of all proofs, in no order. Their sentences name resources, not symbols.</summary>
    public static IEnumerable<Finding> Run(ProofInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (found, next) = (new Finding[List.Count][], -1);
        // Proofs are functions of the plan, and as good as all machines have a second core.
        var beside = Task.Run(Work);
        Work();
        beside.GetAwaiter().GetResult();
        return found.SelectMany(f => f).Select(f => f with { Message = Symbols.Plain(f.Message, name => input.Named(name) is not null) });

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < List.Count; i = Interlocked.Increment(ref next))
            {
                found[i] = [.. List[i].Find(input)];
            }
        }
    }

    /// <summary>Mandatory findings first, then by id, URN and message.</summary>
    public static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Urn, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
    ];
}

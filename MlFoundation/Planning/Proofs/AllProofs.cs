using MlFoundation.Planning.Proofs.Order;

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
        NeedsFirst.Proof,
        LaunchRolesExist.Proof,
        PortfolioPrincipalsExist.Proof,
        ProductsReadWhatIsThere.Proof,
    ];

    /// <summary>The findings of all proofs, in no order.</summary>
    public static IEnumerable<Finding> Run(Plan plan)
    {
        var input = new ProofInput(plan);
        return List.SelectMany(proof => proof.Find(input));
    }

    /// <summary>Mandatory findings first, then by id, URN and message.</summary>
    public static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Urn, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
    ];
}

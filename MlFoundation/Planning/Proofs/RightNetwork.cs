namespace MlFoundation.Planning.Proofs;

/// <summary>Corporate accounts are attached, accounts with direct internet are not.</summary>
public static class RightNetwork
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-005",
        "Every account of the corporate network gets an attachment, and no account with direct internet gets one or is offered a transit gateway.",
        new Uri("https://aws.amazon.com/blogs/machine-learning/governing-the-ml-lifecycle-at-scale-part-1-a-framework-for-architecting-ml-workloads-using-amazon-sagemaker/"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation)
        {
            yield break;
        }

        var blueprints = input.Blueprints.Where(b => b.HasNetwork).ToArray();
        var attached = blueprints.Where(b => b.IsAttached).ToArray();
        foreach (var unit in foundation.Units)
        {
            if (unit.Connectivity != "corporate" && attached.FirstOrDefault(b => b.Reaches(unit.Path)) is { } wrong)
            {
                yield return new Finding(
                    "MLF-NET-005", Severity.Mandatory, wrong.StackSet.Urn,
                    $"Accounts of {unit.Path} would be attached to a transit gateway in {wrong.Region}; expected no attachment, since their unit's connectivity is {unit.Connectivity}.");
            }
        }

        // Without any attached blueprint there is no corporate network yet: that is said elsewhere, once.
        foreach (var account in attached.Length == 0 ? [] : foundation.Accounts.Where(a => a is { Connectivity: "corporate", Unit: not null } && !a.Role.StartsWith("network", StringComparison.Ordinal)))
        {
            if (!attached.Any(b => b.Reaches(account.Unit!)))
            {
                yield return new Finding(
                    "MLF-NET-005", Severity.Mandatory, null,
                    $"{account.Name} is to be part of the corporate network and gets no attachment; expected a segment that has its unit, {account.Unit}. Add the unit to one of network.segments.");
            }
        }

        foreach (var share in input.All("aws:ram/principalAssociation:PrincipalAssociation"))
        {
            if (input.SourceOf(share.Text("principal")) is { Type: "aws:organizations/organization:Organization" } && Offers(input, share))
            {
                yield return new Finding(
                    "MLF-NET-005", Severity.Mandatory, share.Urn, $"{share.Name} offers a transit gateway to the whole organization; expected units of its segment alone.");
            }
        }
    }

    private static bool Offers(ProofInput input, PlannedResource principal) =>
        input.SourceOf(principal.Text("resourceShareArn")) is { } share && input.All("aws:ram/resourceAssociation:ResourceAssociation").Any(r =>
            input.SourceOf(r.Text("resourceShareArn"))?.Urn == share.Urn && input.SourceOf(r.Text("resourceArn"))?.Type == "aws:ec2transitgateway/transitGateway:TransitGateway");
}

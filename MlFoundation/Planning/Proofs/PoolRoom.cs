using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>The pools hold the networks of the accounts that are planned, with room for more.</summary>
public static class PoolRoom
{
    /// <summary>Share of a pool below which the room left is worth a word, in percent. Ours.</summary>
    private const int Scarce = 20;

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-008",
        "Every segment's pool holds a network for each of its accounts; below a fifth of room left, that is said.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/ipam/planning-ipam.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { Network: { } network } foundation)
        {
            yield break;
        }

        foreach (var segment in network.Segments)
        {
            var accounts = foundation.Accounts.Count(a => a.Connectivity == "corporate" && a.Unit is { } unit && segment.Units.Any(u => OuPath.IsIn(unit, u)));
            foreach (var region in segment.Regions)
            {
                var room = region.AccountBlocks.Select(CidrBlock.Parse).Where(b => b.Netmask <= network.VpcNetmask).Sum(b => b.Count(network.VpcNetmask));
                var at = FormattableString.Invariant($"The pool of {segment.Key} in {region.Region} holds {room} networks of /{network.VpcNetmask}, and {accounts} accounts are planned");
                if (accounts > room)
                {
                    yield return new Finding("MLF-NET-008", Severity.Mandatory, null, $"{at}; expected one for each. Give the segment a larger block, or accounts a longer network.addresses.vpcNetmask.");
                }
                else if ((room - accounts) * 100 < room * Scarce)
                {
                    yield return new Finding("MLF-NET-008", Severity.Advisory, null, FormattableString.Invariant($"{at}: {(room - accounts) * 100 / room} percent are left. Plan another segment before they are gone: a block in use cannot grow."));
                }
            }
        }
    }
}

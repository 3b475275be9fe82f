using CsCheck;
using MlFoundation.Primitives;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Reachability;

[TestFixture]
public sealed class AddressSetTests
{
    private static readonly CidrBlock Whole = CidrBlock.Parse("0.0.0.0/0");

    // Blocks at both ends of the address space, and all of it: where borders are.
    private static readonly Gen<CidrBlock[]> Blocks =
        (from netmask in Gen.Int[0, 4]
         from position in Gen.Long[0, 15]
         select Whole.Part(netmask, position % (1L << netmask))).Array[0, 4];

    [Test]
    public void Operations_AreThoseOfSets() => Gen.Select(Blocks, Blocks).Hold((a, b) =>
    {
        var (left, right) = (AddressSet.Of(a), AddressSet.Of(b));
        var samples = Enumerable.Range(0, 16).SelectMany(i => new[] { (uint)((long)i << 28), (uint)(((long)(i + 1) << 28) - 1) });
        foreach (var address in samples)
        {
            var (inLeft, inRight) = (a.Any(x => Has(x, address)), b.Any(x => Has(x, address)));
            Assert.That(
                (left.Contains(address), left.Union(right).Contains(address), left.Intersect(right).Contains(address), left.Except(right).Contains(address)),
                Is.EqualTo((inLeft, inLeft || inRight, inLeft && inRight, inLeft && !inRight)));
        }

        Assert.That(left.Union(right).Contains(left), Is.True);
        Assert.That(left.Except(right).Overlaps(right), Is.False);
        Assert.That(left.Except(left).IsEmpty, Is.True);
    });

    private static bool Has(CidrBlock block, uint address) => address >= block.First && address < block.First + block.Size;
}

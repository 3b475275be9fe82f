using System.Text.RegularExpressions;
using CsCheck;
using MlFoundation.Support;

namespace MlFoundation.Primitives;

[TestFixture]
public sealed class CidrBlockTests
{
    private static readonly Gen<CidrBlock> Blocks = Gen.Select(Gen.UInt, Gen.Int[0, 32], (address, netmask) =>
        CidrBlock.Parse("0.0.0.0/0").Part(netmask, netmask == 0 ? 0 : address >> (32 - netmask)));

    [TestCase("0.0.0.0/0", 4_294_967_296)]
    [TestCase("10.16.0.0/12", 1_048_576)]
    [TestCase("255.255.255.255/32", 1)]
    public void ABlock_ReadsAndPrintsAlike(string text, long size)
    {
        var block = CidrBlock.Parse(text);
        Assert.That((block.ToString(), block.Size), Is.EqualTo((text, size)));
    }

    [TestCase("10.16.0.0")]
    [TestCase("10.16.0.1/12")]
    [TestCase("10.16.0.0/33")]
    [TestCase("10.016.0.0/12")]
    [TestCase("10.16.0/12")]
    [TestCase("10.0.0.0/08")]
    [TestCase("fd00::/8")]
    [TestCase("256.0.0.0/8")]
    [TestCase("")]
    public void AnyOtherText_IsRefused(string text) => Assert.That(
        () => CidrBlock.Parse(text),
        Throws.TypeOf<FormatException>().With.Message.EqualTo($"\"{text}\": expected a block of IPv4 addresses such as 10.16.0.0/12, beginning at a multiple of its size."));

    [TestCase("10.0.0.0/8", "10.255.0.0/16", true, true)]
    [TestCase("10.255.0.0/16", "10.0.0.0/8", false, true)]
    [TestCase("10.0.0.0/9", "10.128.0.0/9", false, false)]
    [TestCase("10.0.0.0/8", "11.0.0.0/32", false, false)]
    [TestCase("0.0.0.0/0", "255.255.255.255/32", true, true)]
    public void TwoBlocks_ContainOrOverlap(string one, string other, bool contains, bool overlaps)
    {
        var (a, b) = (CidrBlock.Parse(one), CidrBlock.Parse(other));
        Assert.That((a.Contains(b), a.Overlaps(b), b.Overlaps(a)), Is.EqualTo((contains, overlaps, overlaps)));
    }

    [TestCase(12, 0, "10.64.0.0/12")]
    [TestCase(12, 3, "10.112.0.0/12")]
    [TestCase(32, 4_194_303, "10.127.255.255/32")]
    public void APart_IsCutAtItsPosition(int netmask, long position, string part) =>
        Assert.That(CidrBlock.Parse("10.64.0.0/10").Part(netmask, position).ToString(), Is.EqualTo(part));

    [TestCase(9, 0)]
    [TestCase(33, 0)]
    [TestCase(12, 4)]
    [TestCase(12, -1)]
    public void APart_ThatIsNotThere_IsRefused(int netmask, long position) =>
        Assert.That(() => CidrBlock.Parse("10.64.0.0/10").Part(netmask, position), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Printing_IsUndoneByReading() => Blocks.Hold(block => CidrBlock.Parse(block.ToString()) == block);

    [Test]
    public void PartsOfOneSize_CoverTheBlock_AndNoAddressTwice() => Gen.Select(Blocks, Gen.Int[0, 5]).Hold((block, bits) =>
    {
        var netmask = Math.Min(block.Netmask + bits, 32);
        var parts = Enumerable.Range(0, (int)block.Count(netmask)).Select(i => block.Part(netmask, i)).ToArray();
        return parts.Sum(p => p.Size) == block.Size && parts.All(block.Contains) && parts.Zip(parts.Skip(1)).All(p => !p.First.Overlaps(p.Second) && p.First.CompareTo(p.Second) < 0);
    });

    [Test]
    public void ThePattern_IsThatOfABlock_AndOfNoAddressAlone() => Assert.That(
        new[] { "10.0.0.0/8", "0.0.0.0/0", "255.255.255.255/32", "10.0.0.0", "10.0.0.0/33", "10.0.0/8" }.Where(t => Regex.IsMatch(t, CidrBlock.Pattern)),
        Is.EqualTo(new[] { "10.0.0.0/8", "0.0.0.0/0", "255.255.255.255/32" }));

    [Test]
    public void WhatIsNoPart_IsRefused()
    {
        var block = CidrBlock.Parse("10.0.0.0/16");
        Assert.Multiple(() =>
        {
            Assert.That(() => block.Count(15), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => block.Count(33), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => block.Contains(null!), Throws.InstanceOf<ArgumentNullException>());
            Assert.That(() => block.Overlaps(null!), Throws.InstanceOf<ArgumentNullException>());
            Assert.That(block.CompareTo(null), Is.Positive);
        });
    }
}

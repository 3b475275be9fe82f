using CsCheck;
using MlFoundation.Primitives;
using MlFoundation.Support;

namespace MlFoundation.Network;

[TestFixture]
public sealed class AddressPlanTests
{
    private static readonly AddressSettings Default = new();
    private static readonly Gen<string> Keys = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[2, 12].Select(c => new string(c));
    private static readonly Gen<AddressSettings> Settings = Gen.Select(Gen.OneOf("10.0.0.0/8", "10.0.0.0/12", "10.64.0.0/10", "172.16.0.0/12", "100.64.0.0/10"), Gen.Int[12, 16], (block, netmask) =>
        new AddressSettings { Block = CidrBlock.Parse(block), SegmentNetmask = netmask });

    [TestCase("production", "eu-west-1", "10.96.0.0/12")]
    [TestCase("production", "us-east-1", "10.160.0.0/12")]
    public void ABlock_HangsOnSegmentAndRegion(string segment, string region, string block) =>
        Assert.That(AddressPlan.BlockOf(Default, segment, region).ToString(), Is.EqualTo(block));

    [Test]
    public void ABlock_IsAPartOfAll_AndNeverWhereEveryInternetNetworkIs() => Gen.Select(Settings, Keys, Keys).Hold((settings, segment, region) =>
    {
        var block = AddressPlan.BlockOf(settings, segment, region);
        var alone = settings.Block.Count(settings.SegmentNetmask) == 1;
        return settings.Block.Contains(block) && block.Netmask == settings.SegmentNetmask && (alone || !block.Overlaps(AddressPlan.InternetBlueprint));
    });

    [Test]
    public void EveryBlock_IsReached() => Assert.That(
        Enumerable.Range(0, 500).Select(i => AddressPlan.BlockOf(Default, $"segment-{i}", "eu-west-1").ToString()).Distinct().Count(),
        Is.EqualTo(15), "sixteen parts, and the one with the internet blueprint's range");

    [Test]
    public void ABlock_IsDividedWithoutRest_IntoAccountsAndHub() => Gen.Select(Gen.Int[8, 16], Gen.Int[0, 255]).Hold((netmask, position) =>
    {
        var block = CidrBlock.Parse("0.0.0.0/0").Part(netmask, position);
        CidrBlock[] parts = [.. AddressPlan.AccountBlocks(block).Select(p => p.Block), AddressPlan.HubBlocks(block).All];
        return parts.Sum(p => p.Size) == block.Size && parts.All(block.Contains) && Apart(parts);
    });

    [Test]
    public void AccountBlocks_AreCalledByTheirShare() => Assert.That(
        AddressPlan.AccountBlocks(CidrBlock.Parse("10.64.0.0/12")).Select(p => $"{p.Key} {p.Block}"),
        Is.EqualTo(new[] { "half 10.64.0.0/13", "quarter 10.72.0.0/14", "eighth 10.76.0.0/15", "sixteenth 10.78.0.0/16" }));

    [Test]
    public void TheHubsNetworks_HaveTheirPlaces()
    {
        var hub = AddressPlan.HubBlocks(CidrBlock.Parse("10.64.0.0/12"));
        Assert.That(
            new[] { hub.All, hub.Endpoints, hub.Egress, hub.Inspection, hub.Directory }.Select(b => b.ToString()),
            Is.EqualTo(new[] { "10.79.0.0/16", "10.79.0.0/22", "10.79.4.0/24", "10.79.5.0/24", "10.79.6.0/24" }));
        Assert.That(HubBlocks.ZoneSubnet(hub.Endpoints, "euw1-az3").ToString(), Is.EqualTo("10.79.1.0/25"));
        Assert.That(HubBlocks.AttachmentSubnet(hub.Endpoints, "euw1-az3").ToString(), Is.EqualTo("10.79.3.160/28"));
        Assert.That(HubBlocks.ZoneSubnet(hub.Egress, "euw1-az1").ToString(), Is.EqualTo("10.79.4.0/28"));
        Assert.That(HubBlocks.AttachmentSubnet(hub.Egress, "euw1-az1").ToString(), Is.EqualTo("10.79.4.128/28"));
    }

    [TestCase(8)]
    [TestCase(16)]
    public void Subnets_OfAllZones_DoNotOverlap(int netmask)
    {
        var hub = AddressPlan.HubBlocks(CidrBlock.Parse("10.0.0.0/8").Part(netmask, 0));
        CidrBlock[] networks = [hub.Endpoints, hub.Egress, hub.Inspection, hub.Directory];
        Assert.That(Apart(networks) && networks.All(hub.All.Contains), Is.True);
        foreach (var network in networks)
        {
            var zones = Enumerable.Range(1, HubBlocks.MostZones).Select(i => $"use1-az{i}").ToArray();
            CidrBlock[] subnets = [.. zones.Select(z => HubBlocks.ZoneSubnet(network, z)), .. zones.Select(z => HubBlocks.AttachmentSubnet(network, z))];
            Assert.That(Apart(subnets) && subnets.All(network.Contains), Is.True, network.ToString());
        }
    }

    [Test]
    public void NextFree_PassesOverWhatIsTaken_AndTheFixedRange()
    {
        Assert.That(AddressPlan.NextFree(Default, 12, [CidrBlock.Parse("10.16.0.0/13")])?.ToString(), Is.EqualTo("10.32.0.0/12"));
        Assert.That(AddressPlan.NextFree(Default, 12, [CidrBlock.Parse("10.16.0.0/13"), CidrBlock.Parse("10.48.0.0/12")])?.ToString(), Is.EqualTo("10.32.0.0/12"));
        Assert.That(AddressPlan.NextFree(new AddressSettings { Block = CidrBlock.Parse("10.64.0.0/10") }, 10, [])?.ToString(), Is.EqualTo("10.64.0.0/10"), "all of it");
        Assert.That(AddressPlan.NextFree(Default, 12, [CidrBlock.Parse("10.0.0.0/8")]), Is.Null);
        Assert.That(AddressPlan.NextFree(Default, 7, []), Is.Null);
    }

    [Test]
    public void Numbers_OfGateways_ArePrivate_AndLeaveSomeToPeople() => Gen.Select(Keys, Keys).Hold((segment, region) =>
        TransitGatewayNumbers.Of(segment, region) is >= 64_512 and <= 65_499);

    private static bool Apart(CidrBlock[] blocks) => blocks.Order().Zip(blocks.Order().Skip(1)).All(p => !p.First.Overlaps(p.Second));
}

using MlFoundation.Configuration;

namespace MlFoundation.Planning;

[TestFixture]
public sealed class FindingPlacesTests
{
    private const string Text = """
        config:
          mlfoundation:organization:
            homeRegion: eu-west-1
            owner: platform
            controlTower: { landingZone: managed, accessManagement: false }
            units:
              workloads:
                units:
                  production: { connectivity: corporate }
              workloads-old: {}
              security: {}
          mlfoundation:accounts:
            emailPattern: aws+{account}@example.com
            management: { id: "111122223333" }
            sandboxes:
              alice: { unit: workloads-old }
          mlfoundation:costs: {}
        """;

    [TestCase("mlfoundation:organization:OrgUnitTree$aws:t:T::organization-unit-workloads/production", 9)]
    [TestCase("mlfoundation:organization:OrgUnitTree$aws:t:T::organization-attachment-workloads/deny", 8)]
    [TestCase("mlfoundation:organization:OrgUnitTree$aws:t:T::organization-unit-workloads-old", 10)]
    [TestCase("mlfoundation:organization:OrgUnitTree$aws:t:T::organization-root", 3)]
    [TestCase("mlfoundation:accounts:AccountVendingBlueprint$aws:t:T::accounts-account-sandbox-alice", 16)]
    [TestCase("mlfoundation:accounts:AccountVendingBlueprint$aws:t:T::accounts-blueprint", 13)]
    [TestCase("mlfoundation:costs:CostManagement$aws:t:T::costs-budget", 17)]
    [TestCase("aws:t:T::provider", 3)]
    public void AResource_LeadsToTheSetting_ItWasMadeFrom(string end, int line) =>
        Assert.That(Place(new Finding("R", Severity.Advisory, $"urn:pulumi:test::mlfoundation::{end}", "m")), Does.StartWith($"t.yaml:{line}:"));

    [Test]
    public void AFinding_WithAPlace_KeepsIt() => Assert.That(Place(new Finding("R", Severity.Advisory, null, "m", "t.yaml:5:5")), Is.EqualTo("t.yaml:5:5"));

    private static string? Place(Finding finding)
    {
        var loaded = SettingsReader.Read<FoundationSettings>("t.yaml", Text);
        return FindingPlaces.Of([finding], loaded).Single().At;
    }
}

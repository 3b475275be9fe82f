using MlFoundation.Configuration;

namespace MlFoundation.Planning.Adoption;

[TestFixture]
public sealed class AdoptionTests
{
    [Test]
    public async Task ASmallOrganization_IsDescribedAsItIs()
    {
        var (existing, adopted, plan) = await AdoptAsync(Listings.Small());
        var accounts = plan.Foundation!.Accounts.ToDictionary(a => a.Key, a => (a.Id, a.Unit));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Foundation.Units.Select(u => (u.Path, u.Name, u.Existing)), Is.EqualTo(new[] { ("security", "Security", true), ("work-loads", "Work & loads", true) }));
            Assert.That(accounts["log-archive"], Is.EqualTo(("222222222222", "security")));
            Assert.That(accounts["security-tooling"], Is.EqualTo(("333333333333", "security")));
            Assert.That(accounts["fraud-dev"], Is.EqualTo(("444444444444", "work-loads")));
            Assert.That(adopted.Notes, Is.EqualTo(new[]
            {
                "Website (555555555555) in work-loads has no entry: nothing in its name says what it is for. It is left alone.",
                "Old (666666666666) is suspended: it is left out.",
                "Policy company rules (p-22222222) is not one of the stack's: it stays as it is, on 2 targets, and counts against the five that AWS allows on each.",
            }));
            Assert.That(AdoptedImports.Of(plan, existing).Select(i => (i.Resource.Name, i.Id)), Is.EqualTo(new[] { ("organization-policy-deny-root-user", "p-11111111") }));
        });
    }

    [Test]
    public async Task UnderControlTower_NestedUnitsKeepTheirPlace_AndAnAccountAtTheRootIsNamed()
    {
        var (_, adopted, plan) = await AdoptAsync(Listings.Nested());
        Assert.Multiple(() =>
        {
            Assert.That(plan.Foundation!.Units.Select(u => u.Path), Is.EqualTo(new[] { "sandbox", "security", "workloads", "workloads/prod" }));
            Assert.That(plan.Foundation.Accounts.Single(a => a.Key == "fraud-prod").Unit, Is.EqualTo("workloads/prod"));
            Assert.That(plan.Foundation.Accounts.Single(a => a.Key == "sandbox-alice").Unit, Is.EqualTo("sandbox"));
            Assert.That(adopted.Text, Does.Contain("controlTower: { landingZone: existing, accessManagement: false }").And.Contains("enabled: false"));
            Assert.That(adopted.Notes, Has.Member("Lost (777777777777) sits at the root: move it into a unit, then give it an entry."));
            Assert.That(plan.Resources.Where(r => r.Type is "aws:organizations/organizationalUnit:OrganizationalUnit" or "aws:organizations/account:Account" or "aws:servicecatalog/provisionedProduct:ProvisionedProduct"), Is.Empty);
        });
    }

    [Test]
    public async Task AThousandAccounts_AreAllKnown()
    {
        var (existing, adopted, plan) = await AdoptAsync(Listings.Large());
        Assert.That((existing.Accounts.Count, plan.Foundation!.Accounts.Count(a => a.Id is not null), adopted.Notes.Count), Is.EqualTo((1000, 1000, 0)));
    }

    [Test]
    public void WhatIsWrong_IsSaidAtOnce_EachWithItsFile()
    {
        var listings = Listings.Small().Without("list-roots.json").WithText("broken.json", "{").With("foreign.json", new { Buckets = 1 }).With("page.json", new { Policies = Array.Empty<object>(), NextToken = "x" })
            .With("units.json", new { OrganizationalUnits = Array.Empty<object>() }).With("accounts.part.json", new { Accounts = new[] { new { Id = "1" } } }).WithText("list.json", "[]");
        var (existing, problems) = CliListings.Read(listings.Files);
        Assert.That(existing, Is.Null);
        Assert.That(problems, Is.EquivalentTo(new[]
        {
            "accounts.part.json: Accounts: found an item without Name; expected a text there. Save what the AWS CLI prints unchanged, without --query.",
            "broken.json:1:2: this is not JSON; expected what the AWS CLI prints with --output json.",
            "foreign.json: found Buckets; expected one of the lists that docs/adopt.md names.",
            "list.json: found a JSON list; expected an object, as the AWS CLI prints it with --output json.",
            "page.json: this is one page of several; expected the whole list. Leave --max-items and --no-paginate away.",
            "units.json: what list-organizational-units-for-parent prints does not say of what it is; expected the id of the parent in the file's name, such as units.r-abcd.json.",
            "list-roots is missing; expected its Roots. Run: aws organizations list-roots > list-roots.json",
            "Unit Security (ou-abcd-security1) is below r-abcd, which no list has. Run: aws organizations list-organizational-units-for-parent for its parent too.",
            "Unit Work & loads (ou-abcd-workload1) is below r-abcd, which no list has. Run: aws organizations list-organizational-units-for-parent for its parent too.",
        }));
    }

    [Test]
    public void AnAccountInNoUnitsList_IsNamed()
    {
        var (_, problems) = CliListings.Read(Listings.Small().Without("accounts.ou-abcd-security1.json").With("list-accounts.json", new { Accounts = new[] { new { Id = "222222222222", Name = "Log Archive", Email = "l@example.com", Status = "ACTIVE" } } }).Files);
        Assert.That(problems, Is.EqualTo(new[] { "No list says where Log Archive (222222222222) sits. Run for the root and each unit: aws organizations list-accounts-for-parent --parent-id ID > accounts.ID.json" }));
    }

    [Test]
    public async Task TheImportFile_HasPulumisShape()
    {
        var (existing, _, plan) = await AdoptAsync(Listings.Small());
        var resources = System.Text.Json.JsonDocument.Parse(AdoptedImports.Json(AdoptedImports.Of(plan, existing))).RootElement.GetProperty("resources");
        Assert.That(resources.EnumerateArray().Select(r => r.EnumerateObject().Select(p => p.Name).ToArray()), Is.Not.Empty.And.All.EqualTo(new[] { "type", "name", "id" }));
    }

    private static async Task<(ExistingOrganization, AdoptedStack, Plan)> AdoptAsync(Listings listings)
    {
        var (existing, problems) = CliListings.Read(listings.Files);
        Assert.That(problems, Is.Empty);
        var adopted = AdoptedStack.Of(existing!, "eu-west-1");
        return (existing!, adopted, await FoundationPlanner.PlanAsync("adopted", SettingsReader.Read<FoundationSettings>("Pulumi.adopted.yaml", adopted.Text)));
    }
}

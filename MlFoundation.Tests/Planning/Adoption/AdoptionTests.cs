using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Configuration;
using MlFoundation.Support;

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
            Assert.That(AdoptedImports.Of(plan, existing, adopted).Select(i => (i.Resource.Name, i.Id)), Is.EqualTo(new[] { ("organization-policy-deny-root-user", "p-11111111"), ("organization-attachment-work-loads/deny-root-user", "ou-abcd-workload1:p-11111111") }));
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
    public async Task TheImportFile_NamesParentsAndProviders_SoThatUpFindsWhatItDeclares()
    {
        var (existing, adopted, plan) = await AdoptAsync(Listings.Small());
        Assert.That(AdoptedImports.Json(plan, AdoptedImports.Of(plan, existing, adopted)), Is.EqualTo("""
            {
              "nameTable": {
                "management_aws": "urn:pulumi:adopted::mlfoundation::pulumi:providers:aws::management-aws"
              },
              "resources": [
                {
                  "type": "mlfoundation:organization:OrgUnitTree",
                  "name": "organization",
                  "logicalName": "organization",
                  "component": true
                },
                {
                  "type": "aws:organizations/policy:Policy",
                  "name": "organization_policy_deny_root_user",
                  "logicalName": "organization-policy-deny-root-user",
                  "id": "p-11111111",
                  "parent": "organization",
                  "provider": "management_aws"
                },
                {
                  "type": "aws:organizations/policyAttachment:PolicyAttachment",
                  "name": "organization_attachment_work_loads_deny_root_user",
                  "logicalName": "organization-attachment-work-loads/deny-root-user",
                  "id": "ou-abcd-workload1:p-11111111",
                  "parent": "organization",
                  "provider": "management_aws"
                }
              ]
            }

            """.ReplaceLineEndings("\n")));
    }

    // What `pulumi import` makes of the file: the URNs of the resources in the state. Source: Pulumi, pkg/cmd/pulumi/operations/import.go, parseImportFile.
    [TestCase("small"), TestCase("nested"), TestCase("large")]
    public async Task WhatIsImported_HasTheUrnsOfThePlan(string fixture)
    {
        var (existing, adopted, plan) = await AdoptAsync(fixture switch { "small" => Listings.Small(), "nested" => Listings.Nested(), _ => Listings.Large() });
        using var file = JsonDocument.Parse(AdoptedImports.Json(plan, AdoptedImports.Of(plan, existing, adopted)));
        var table = file.RootElement.GetProperty("nameTable").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        var types = new Dictionary<string, string>();
        var names = table.Keys.ToList();
        foreach (var spec in file.RootElement.GetProperty("resources").EnumerateArray())
        {
            string Of(string key) => spec.GetProperty(key).GetString()!;
            var chain = spec.TryGetProperty("parent", out var parent) ? $"{types[parent.GetString()!]}${Of("type")}" : Of("type");
            types[Of("name")] = chain;
            names.Add(Of("name"));
            var planned = plan.Resources.Single(r => r.Urn == $"urn:pulumi:adopted::mlfoundation::{chain}::{Of("logicalName")}");
            Assert.That(spec.TryGetProperty("component", out _), Is.EqualTo(!planned.Custom).And.Not.EqualTo(spec.TryGetProperty("id", out _)));
            Assert.That(planned.Custom ? table[Of("provider")] : null, Is.EqualTo(planned.Provider));
        }

        Assert.That(names, Is.Unique.And.All.Match("^[A-Za-z0-9_]+$"));
    }

    [Test]
    public async Task WhatIsThere_IsComparedWithTheStack_AsFarAsTheListingsTell()
    {
        var content = (await AdoptAsync(Listings.Small())).Item3.Resources.Single(r => r.Name == "organization-policy-deny-root-user").Text("content")!;
        var (existing, adopted, plan) = await AdoptAsync(Listings.Small().With("policy.json", new
        {
            Policy = new { PolicySummary = new { Id = "p-11111111", Name = "deny-root-user", Description = "Old", Type = "SERVICE_CONTROL_POLICY" }, Content = content.Replace("\"Action\":\"*\"", "\"Action\": \"ec2:*\"", StringComparison.Ordinal) },
        }));
        var policy = plan.Resources.Single(r => r.Name == "organization-policy-deny-root-user");
        Assert.That(AdoptedImports.Of(plan, existing, adopted).Select(i => i.Sentence), Is.EqualTo(new[]
        {
            $"organization-policy-deny-root-user is p-11111111: content.Statement[DenyTheRootUser].Action \"ec2:*\" → \"*\"; description \"Old\" → \"{policy.Text("description")}\". Not in the listings: skipDestroy, tags.",
            "organization-attachment-work-loads/deny-root-user is ou-abcd-workload1:p-11111111: the listings show no difference. Not in the listings: skipDestroy.",
        }));
    }

    // Policy types that the stack does not know would be switched off: nobody wants to hear of that afterwards.
    [Test]
    public void AnOrganization_SaysWhichPolicyTypesComeAndGo()
    {
        var (existing, _) = CliListings.Read(Listings.Small().With("list-roots.json", new { Roots = new[] { new { Id = "r-abcd", PolicyTypes = new[] { new { Type = "CHATBOT_POLICY", Status = "ENABLED" }, new { Type = "TAG_POLICY", Status = "PENDING_ENABLE" } } } } }).Files);
        var organization = PlanOf.Resource("aws:organizations/organization:Organization", "organization-root", [("featureSet", "ALL"), ("enabledPolicyTypes", ImmutableArray.Create<object?>("SERVICE_CONTROL_POLICY"))]);
        Assert.That(AdoptedImports.Of(PlanOf.Resources(organization), existing!, AdoptedStack.Of(existing!, "eu-west-1")).Single().Sentence, Is.EqualTo(
            "organization-root is o-exampleorgid: enabledPolicyTypes [\"CHATBOT_POLICY\"] → [\"SERVICE_CONTROL_POLICY\"]."));
    }

    [Test]
    public void GroupsAndPermissionSets_AreComparedByWhatIdentityCenterLists()
    {
        var (existing, _) = CliListings.Read(Listings.Small().With("set.json", new { PermissionSet = new { Name = "DataScientist", Description = "Models.", SessionDuration = "PT8H", PermissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444" } }).Files);
        var plan = PlanOf.Resources(
            PlanOf.Resource("aws:identitystore/group:Group", "lead", [("displayName", "Fraud-TeamLead"), ("description", "Leads."), ("identityStoreId", "d-1234567890")]),
            PlanOf.Resource("aws:ssoadmin/permissionSet:PermissionSet", "science", [("name", "DataScientist"), ("description", "Models."), ("sessionDuration", "PT4H")]));
        Assert.That(AdoptedImports.Of(plan, existing!, AdoptedStack.Of(existing!, "eu-west-1")).Select(i => i.Sentence), Is.EqualTo(new[]
        {
            "lead is d-1234567890/90671111-1111-1111-1111-111111111111: the listings show no difference. Not in the listings: description, identityStoreId.",
            "science is arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444,arn:aws:sso:::instance/ssoins-1111222233334444: sessionDuration \"PT8H\" → \"PT4H\".",
        }));
    }

    private static async Task<(ExistingOrganization, AdoptedStack, Plan)> AdoptAsync(Listings listings)
    {
        var (existing, problems) = CliListings.Read(listings.Files);
        Assert.That(problems, Is.Empty);
        var adopted = AdoptedStack.Of(existing!, "eu-west-1");
        return (existing!, adopted, await FoundationPlanner.PlanAsync("adopted", SettingsReader.Read<FoundationSettings>("Pulumi.adopted.yaml", adopted.Text)));
    }
}

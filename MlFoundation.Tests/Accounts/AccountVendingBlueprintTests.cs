using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Proofs.Order;
using MlFoundation.Support;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class AccountVendingBlueprintTests
{
    private const string Product = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Account = "aws:organizations/account:Account";

    private static readonly string WithTeams = StackFiles.Minimal + "    network: {}\n  mlfoundation:teams: { fraud: {}, risk: { stages: { dev: { id: \"999999999999\" } } } }\n";

    [Test]
    public async Task AnAccountWithoutAnId_IsVended_AndAKnownOneIsOnlyNamed()
    {
        var plan = await StackFiles.PlanAsync(WithTeams);
        Assert.That(plan.Resources.Where(r => r.Type == Product).Select(r => r.Name), Is.EqualTo(new[]
        {
            "accounts-account-fraud-dev", "accounts-account-fraud-prod", "accounts-account-fraud-test", "hub-account-network",
        }));
    }

    [Test]
    public async Task AVendedAccount_HasTheSixParameters_AndIsKept()
    {
        var account = (await StackFiles.PlanAsync(WithTeams)).Resources.Single(r => r.Name == "accounts-account-fraud-prod");
        Assert.Multiple(() =>
        {
            Assert.That(((IEnumerable<object?>)account["provisioningParameters"]!).Cast<IReadOnlyDictionary<string, object?>>().Select(p => $"{p["key"]}={p["value"]}"), Is.EqualTo(new[]
            {
                "AccountName=fraud-prod", "AccountEmail=aws+fraud-prod@example.com", "ManagedOrganizationalUnit=Production (${organization-unit-workloads/production.id})",
                "SSOUserEmail=aws+fraud-prod@example.com", "SSOUserFirstName=Account", "SSOUserLastName=Owner",
            }));
            Assert.That((account["productName"], account["provisioningArtifactName"]), Is.EqualTo(("AWS Control Tower Account Factory", "AWS Control Tower Account Factory")));
            Assert.That((account.Options.Protect, account.Options.RetainOnDelete, account.Options.Timeouts["create"]), Is.EqualTo((true, true, 90d)));
            // All but the unit: the name, the address and the first user are given once.
            Assert.That(account.Options.IgnoreChanges, Is.EqualTo(new[]
            {
                "provisioningArtifactId", "provisioningParameters[0].value", "provisioningParameters[1].value", "provisioningParameters[3].value",
                "provisioningParameters[4].value", "provisioningParameters[5].value",
            }));
        });
    }

    [Test]
    public async Task AGivenProduct_IsUsedInItsDefaultVersion()
    {
        var plan = await StackFiles.PlanAsync(WithTeams.Replace("    network: {}\n", "    network: {}\n    vending: { productId: prod-exampleid1234 }\n", StringComparison.Ordinal));
        var account = plan.Resources.Single(r => r.Name == "hub-account-network");
        Assert.That((account["productId"], account["provisioningArtifactId"], account["productName"]), Is.EqualTo(("prod-exampleid1234", "${prod-exampleid1234.defaultArtifact}", (object?)null)));
        Assert.That(plan.Calls.Select(c => c.Type), Has.Member("aws:servicecatalog/getProvisioningArtifacts:getProvisioningArtifacts"));
    }

    [TestCase(1), TestCase(3), TestCase(10)]
    public async Task Accounts_GoInLanes_AfterTheLastRegistration(int concurrency)
    {
        var teams = string.Concat(Enumerable.Range(0, 12).Select(i => $"    team{i}: {{}}\n"));
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal + $"    vending: {{ concurrency: {concurrency} }}\n  mlfoundation:teams:\n{teams}");
        var accounts = plan.Resources.Where(r => r.Type == Product).ToArray();
        var first = accounts.Where(a => !a.Options.DependsOn.Any(d => d.Contains(Product, StringComparison.Ordinal))).ToArray();
        var (graph, last) = (new PlanGraph(plan), plan.Resources.Single(r => r.Name == "organization-registration-workloads/production").Urn);
        Assert.Multiple(() =>
        {
            Assert.That(accounts, Has.Length.EqualTo(36));
            Assert.That(first, Has.Length.InRange(1, concurrency));
            Assert.That(first, Is.All.Matches<PlannedResource>(f => graph.ComesAfter(f.Urn, last)));
            // Nobody owns a network here, which is said, and nothing else.
            Assert.That(plan.Findings.Select(f => f.Id), Is.EqualTo(new[] { "MLF-ACC-005" }));
        });
    }

    [Test]
    public async Task AddingATeam_AddsItsAccounts_AndOnlyMovesWhoComesNextInALane()
    {
        var (before, after) = (await StackFiles.PlanAsync(WithTeams), await StackFiles.PlanAsync(WithTeams.Replace("risk:", "growth: {}, risk:", StringComparison.Ordinal)));
        var changed = before.Resources.Join(after.Resources, b => b.Urn, a => a.Urn, (b, a) => (Before: b, After: a))
            .Where(p => !p.Before.Options.DependsOn.SequenceEqual(p.After.Options.DependsOn)).Select(p => p.After).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(after.Resources.Select(r => r.Name).Except(before.Resources.Select(r => r.Name)), Is.EquivalentTo(new[]
            {
                "accounts-account-growth-dev", "accounts-account-growth-prod", "accounts-account-growth-test",
            }));
            Assert.That(before.Resources.Select(r => r.Name).Except(after.Resources.Select(r => r.Name)), Is.Empty);
            Assert.That(changed, Has.Length.LessThanOrEqualTo(3).And.All.Matches<PlannedResource>(r => r.Type == Product));
        });
    }

    [Test]
    public async Task WithoutALandingZone_OrganizationsMakesTheAccounts()
    {
        var plan = await StackFiles.PlanAsync(WithTeams.Replace("landingZone: managed", "landingZone: none", StringComparison.Ordinal));
        var account = plan.Resources.Single(r => r.Name == "accounts-account-fraud-prod");
        Assert.That((account.Type, account["parentId"], account["roleName"]), Is.EqualTo((Account, "${organization-unit-workloads/production.id}", "AWSControlTowerExecution")));
    }

    [Test]
    public async Task AccountsOfUnitsThatWaitForTheirRegistration_WaitToo() => Assert.That(
        (await StackFiles.PlanAsync(WithTeams.Replace(", accessManagement: false", "", StringComparison.Ordinal))).Resources.Where(r => r.Type == Product), Is.Empty);

    [TestCase(""), TestCase("    units: { security: {}, infrastructure: { register: false }, sandbox: {}, workloads: {} }\n")]
    public void AccountFactory_WithoutALandingZone_IsAProblem(string units) => Assert.That(
        StackFiles.Problems(StackFiles.With("landingZone: managed", "landingZone: none").Replace("    owner: platform\n", $"    owner: platform\n{units}", StringComparison.Ordinal) + "    network: {}\n    vending: { mode: accountFactory }\n"),
        Is.EqualTo(new[] { "accounts.vending.mode = \"accountFactory\": expected \"organizations\" without a landing zone. Account Factory comes with Control Tower: name a landing zone, or the other mode." }));

    [Test]
    public void AnAccountToBeVended_IntoAUnitThatIsNotRegistered_IsAProblem() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n    units: { security: {}, infrastructure: { register: false }, sandbox: {}, workloads: { units: { development: {}, production: {} } } }\n") + "    network: {}\n"),
        Is.EqualTo(new[] { "organization.units.infrastructure.register = false: expected true, because network is vended into it. Account Factory takes registered units only: register it, or name another unit for the account." }));

    // Whom the second and the third account wait for: each other, something else, or each other by way of something else.
    [TestCase("a", "b", 1), TestCase("a", "a", 2), TestCase("other", "other", 3), TestCase("between", "b", 1), TestCase("between", "between", 2)]
    public void AccountLanes_AreCountedByTheirBeginnings(string second, string third, int lanes)
    {
        string UrnOf(string name) => PlanOf.Urn(name switch { "a" => Account, "b" => Product, _ => "aws:organizations/policy:Policy" }, name);
        var plan = PlanOf.Resources(
            PlanOf.Resource(Account, "a"), PlanOf.Resource("aws:organizations/policy:Policy", "other"), PlanOf.Resource("aws:organizations/policy:Policy", "between", after: [UrnOf("a")]),
            PlanOf.Resource(Product, "b", after: [UrnOf(second)]), PlanOf.Resource(Product, "c", after: [UrnOf(third)])) with { Foundation = new FoundationModel([], [], 0) };
        Assert.That(AccountLanes.Proof.Messages(plan), Has.Length.EqualTo(1).And.All.StartsWith($"MLF-ACC-001 Mandatory: {lanes} accounts may"));
    }

    [TestCase(2, 0), TestCase(1, 1)]
    public void AccountLanes_MoreLanesThanTheSettingsSay_AreFound(int concurrency, int findings)
    {
        var plan = PlanOf.Resources(
            PlanOf.Resource(Product, "a"), PlanOf.Resource(Product, "b"), PlanOf.Resource(Product, "c", after: [PlanOf.Urn(Product, "a")]), PlanOf.Resource(Product, "d", after: [PlanOf.Urn(Product, "b")]))
            with { Foundation = new FoundationModel([], [], concurrency) };
        Assert.That(
            AccountLanes.Proof.Messages(plan),
            Is.EqualTo(Enumerable.Repeat("MLF-ACC-001 Mandatory: 2 accounts may be made at the same time; expected at most 1, as accounts.vending.concurrency says: what exceeds AWS's quota ends up tainted.", findings)));
    }

    [TestCase("accountFactory", 1), TestCase("organizations", 0)]
    public async Task TheDeployRole_IsEnteredInAccountFactorysPortfolio_OnceForAllAccounts(string mode, int entered)
    {
        var plan = await StackFiles.PlanAsync(WithTeams.Replace("    network: {}\n", $"    network: {{}}\n    vending: {{ mode: {mode}, portfolioId: port-exampleid1234 }}\n", StringComparison.Ordinal));
        var associations = plan.Resources.Where(r => r.Type == "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation" && (string?)r["portfolioId"] == "port-exampleid1234").ToArray();
        Assert.That(
            associations.Select(a => (a.Name, a["principalArn"], a["principalType"], a["region"], a.Options.RetainOnDelete)),
            Is.EqualTo(Enumerable.Repeat(("hub-account-factory-access", (object?)"arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-deploy", (object?)"IAM", (object?)"eu-west-1", true), entered)));
        var graph = new PlanGraph(plan);
        Assert.That(associations.SelectMany(a => plan.Resources.Where(r => r.Type == Product && !graph.ComesAfter(r.Urn, a.Urn))), Is.Empty);
    }

    [Test]
    public void APortfolioOfAnotherForm_IsAProblem() => Assert.That(
        StackFiles.Problems(StackFiles.Minimal + "    vending: { portfolioId: prod-exampleid1234 }\n"),
        Is.EqualTo(new[] { "accounts.vending.portfolioId = \"prod-exampleid1234\": expected the id of a Service Catalog portfolio, such as port-exampleid1234, 1 to 1024 characters on one line." }));

    [TestCase("managed", 1, 1), TestCase("existing", 1, 1), TestCase("none", 2, 5)]
    public async Task AccountsOfOrganizations_InALandingZone_GoOneByOneInEachUnit(string landingZone, int fewest, int most)
    {
        var teams = string.Concat(Enumerable.Range(0, 12).Select(i => $"    team{i}: {{}}\n"));
        var known = landingZone == "existing" ? "    logArchive: { id: \"444455556666\" }\n    securityTooling: { id: \"555566667777\" }\n" : "";
        var plan = await StackFiles.PlanAsync(
            StackFiles.With("landingZone: managed", landingZone == "none" ? "landingZone: none" : $"landingZone: {landingZone}, autoEnroll: {(landingZone == "managed" ? "true" : "false")}")
            + $"{known}    vending: {{ mode: organizations }}\n  mlfoundation:teams:\n{teams}");
        var input = new ProofInput(plan);
        var lanes = input.All(Account).Where(a => a.Name.StartsWith("accounts-account-team", StringComparison.Ordinal)).GroupBy(a => a.Text("parentId")).Select(unit => Lanes.Of(input, unit)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(lanes, Has.Length.GreaterThan(1));
            Assert.That(lanes.Max(), Is.InRange(fewest, most));
            Assert.That(EnrolledOneByOne.Proof.Messages(plan), Is.Empty);
            Assert.That(AccountLanes.Proof.Messages(plan), Is.Empty);
        });
    }

    [TestCase("aws-native:controltower:LandingZone", 1), TestCase("aws:s3/bucket:Bucket", 0)]
    public void EnrolledOneByOne_TwoOfAUnitAtOnce_AreFoundWhereThereIsALandingZone(string other, int findings) => Assert.That(
        EnrolledOneByOne.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(other, "zone"), PlanOf.Resource(Account, "a", [("parentId", "ou-1")]), PlanOf.Resource(Account, "b", [("parentId", "ou-1")]), PlanOf.Resource(Account, "c", [("parentId", "ou-2")]))),
        Is.EqualTo(Enumerable.Repeat(
            "MLF-ACC-008 Mandatory: b may be made beside a in the same unit; expected one at a time: Control Tower takes a second one for a conflict while it enrols the first. Let it depend on the other.", findings)));

    [Test]
    public void NeedsFirst_AnAccountBesideARegistration_IsFound()
    {
        const string Registration = "aws:controltower/baseline:Baseline";
        var plan = PlanOf.Resources(
            PlanOf.Resource(Registration, "unit"), PlanOf.Resource(Product, "after", after: [PlanOf.Urn(Registration, "unit")]), PlanOf.Resource(Product, "beside"));
        Assert.That(NeedsFirst.Proof.Messages(plan), Is.EqualTo(new[]
        {
            "MLF-ORDER-001 Mandatory: beside does not wait for unit; expected it to. Control Tower registers units or makes accounts, never both at once.",
        }));
    }

    [Test]
    public void Lanes_HangOnTheKeyAlone_AndAreUsedEvenly()
    {
        var used = Enumerable.Range(0, 1_000).GroupBy(i => VendingLanes.Of($"team{i}-prod", 5)).ToDictionary(g => g.Key, g => g.Count());
        Assert.That(used.Keys, Is.EquivalentTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(used.Values, Is.All.InRange(140, 260));
    }
}

using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Catalog;

[TestFixture]
public sealed class PortfolioShareTests
{
    private const string Accounts = """
        config:
          mlfoundation:organization:
            homeRegion: eu-west-1
            governedRegions: [us-east-1]
            owner: platform
            controlTower: { landingZone: managed, accessManagement: false }
          mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2], us-east-1: [use1-az1, use1-az2] } }
          mlfoundation:accounts:
            emailPattern: aws+{account}@example.com
            management: { id: "111122223333" }
            mlSharedServices: { owner: ml-platform }
            sharedServices: {}
            centralDeployments: {}
          mlfoundation:teams: { fraud: {} }

        """;

    private static string With(string catalog) => Accounts + $"  mlfoundation:catalog: {catalog}\n";

    [Test]
    public async Task Sharing_IsSwitchedOnInManagement_ForTheTwoAccountsThatKeepPortfolios()
    {
        var plan = await StackFiles.PlanAsync(Accounts);
        var administrators = Of(plan, "aws:organizations/delegatedAdministrator:DelegatedAdministrator").Where(a => a.Text("servicePrincipal") == "servicecatalog.amazonaws.com").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(Of(plan, "aws:servicecatalog/organizationsAccess:OrganizationsAccess").Select(a => (a.Account, a["enabled"])), Is.EqualTo(new (string?, object?)[] { ("management", true) }));
            Assert.That(administrators.Select(a => a.Name), Is.EqualTo(new[] { "catalog-sharing-administrator-ml-shared-services", "catalog-sharing-administrator-shared-services" }));
        });
    }

    [Test]
    public async Task Portfolios_ByDefault_GoToTheTopmostUnitsOfTheTeams_WithTheirPrincipals()
    {
        var plan = await StackFiles.PlanAsync(Accounts);
        // Shared services shares the blueprints: they are not of the catalog.
        var shares = Of(plan, "aws:servicecatalog/portfolioShare:PortfolioShare").Where(s => s.Account != "shared-services").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(shares.Select(s => (s["portfolioId"], s["type"], s["principalId"])), Is.EquivalentTo(new (object?, object?, object?)[]
            {
                ("${catalog-eu-west-1-analytics.id}", "ORGANIZATIONAL_UNIT", "${organization-unit-workloads.arn}"),
                ("${catalog-eu-west-1-model-building.id}", "ORGANIZATIONAL_UNIT", "${organization-unit-workloads.arn}"),
                ("${catalog-eu-west-1-model-deployment.id}", "ORGANIZATIONAL_UNIT", "${organization-unit-workloads.arn}"),
                ("${catalog-eu-west-1-model-deployment.id}", "ORGANIZATION_MEMBER_ACCOUNT", Of(plan, "accounts-account-central-deployments", "accountId")),
            }));
            Assert.That(shares.Select(s => (s["sharePrincipals"], s["shareTagOptions"], s["waitForAcceptance"])), Is.All.EqualTo((true, true, (object?)null)));
            Assert.That(Principals(plan, "analytics"), Is.EqualTo(new[] { "AdministratorAccess", "DataEngineering", "DataScientist", "MLEngineering", "PowerUserAccess" }
                .Select(set => $"arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_{set}_*")));
            Assert.That(Principals(plan, "model-building"), Has.Member("arn:aws:iam:::role/mlfoundation/mlfoundation-sagemaker-ml-engineer"));
        });
    }

    [Test]
    public async Task DeploymentPortfolio_Central_IsSeenByTheCentralAccountAlone()
    {
        var plan = await StackFiles.PlanAsync(With("{ modelDeployment: { mode: central } }"));
        Assert.That(
            Of(plan, "aws:servicecatalog/portfolioShare:PortfolioShare").Where(s => s.Text("portfolioId") == "${catalog-eu-west-1-model-deployment.id}").Select(s => s["type"]),
            Is.EqualTo(new[] { "ORGANIZATION_MEMBER_ACCOUNT" }));
    }

    [Test]
    public async Task Products_AreLaunchedAsALocalRole_OnceTheyAreInThePortfolio_FromTheTemplateOfTheirHash()
    {
        var plan = await StackFiles.PlanAsync(Accounts);
        var graph = new PlanGraph(plan);
        foreach (var product in ProductCatalog.All)
        {
            var at = $"catalog-eu-west-1-{product.Portfolio}-{product.Key}";
            var (made, launch) = (plan.Resources.Single(r => r.Name == at), plan.Resources.Single(r => r.Name == $"{at}-launch"));
            var first = (IReadOnlyDictionary<string, object?>)made["provisioningArtifactParameters"]!;
            Assert.Multiple(() =>
            {
                Assert.That((made.Account, made.Options.Protect, made.Options.IgnoreChanges.Single()), Is.EqualTo(("ml-shared-services", true, "provisioningArtifactParameters")));
                Assert.That(first["templateUrl"], Is.EqualTo($"https://${{catalog-{product.Portfolio}-templates.id}}.s3.eu-west-1.amazonaws.com/{product.ObjectKeyOf(product.Versions[0])}"));
                Assert.That((launch["type"], launch["parameters"]), Is.EqualTo(("LAUNCH", $$"""{"LocalRoleName":"{{product.LaunchRole}}"}""")));
                Assert.That(graph.ComesAfter(launch.Urn, plan.Resources.Single(r => r.Name == $"{at}-offer").Urn), Is.True);
                Assert.That(plan.Resources.Where(r => r.Name.StartsWith($"catalog-{product.Portfolio}-template-{product.Key}-", StringComparison.Ordinal)).Select(r => (r["content"], r.Options.RetainOnDelete)),
                    Is.EquivalentTo(product.Versions.Select(v => ((object?)v.Text, true))));
            });
        }
    }

    [Test]
    public async Task AFurtherRegion_OffersTheSame_FromTheSameTemplates()
    {
        var plan = await StackFiles.PlanAsync(With("{ regions: [us-east-1], tagOptions: { Environment: [dev, prod] } }"));
        string[] Kinds(string region) => [.. plan.Resources.Where(r => r.Type.StartsWith("aws:servicecatalog/", StringComparison.Ordinal) && r.Region == region && r.Name.StartsWith($"catalog-{region}", StringComparison.Ordinal))
            .Select(r => r.Name.Replace(region, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(Kinds("us-east-1"), Is.EqualTo(Kinds("eu-west-1")).And.Not.Empty);
            Assert.That(Of(plan, "aws:servicecatalog/tagOption:TagOption").Select(t => (t.Region, t["key"], t["value"])), Is.Unique.And.Exactly(4).Items);
            Assert.That(Of(plan, "aws:servicecatalog/tagOptionResourceAssociation:TagOptionResourceAssociation"), Has.Exactly(12).Items);
            Assert.That(plan.Resources.Where(r => r.Name.EndsWith("-templates", StringComparison.Ordinal) && r.Name.StartsWith("catalog-", StringComparison.Ordinal)), Has.Exactly(3).Items);
        });
    }

    [Test]
    public async Task SageMakerProjects_AreSwitchedOn_InTheDevelopmentAccountsOfTeams_UnlessTheSettingsSayNo()
    {
        const string Status = "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus";
        var (yes, no) = (await StackFiles.PlanAsync(Accounts), await StackFiles.PlanAsync(With("{ sageMakerProjects: false }")));
        Assert.Multiple(() =>
        {
            Assert.That(Of(yes, Status).Select(s => (s.Account, s["status"])), Is.EqualTo(new (string?, object?)[] { ("fraud-dev", "Enabled") }));
            Assert.That(Of(no, Status), Is.Empty);
        });
    }

    [Test]
    public async Task WithoutItsAccount_ThereIsNoPortfolio() =>
        Assert.That((await StackFiles.PlanAsync(StackFiles.Minimal)).Resources.Where(r => r.Type == "aws:servicecatalog/portfolio:Portfolio"), Is.Empty);

    [TestCase("{ analytics: { units: [workloads/production, workload] } }", "catalog.analytics.units[1] = \"workload\": expected a unit of organization.units. Did you mean \"workloads\"?")]
    [TestCase("{ regions: [eu-central-1] }", "catalog.regions[0] = \"eu-central-1\": expected a governed region. The governed regions are: eu-west-1, us-east-1.")]
    [TestCase("{ modelDeployment: { mode: central, units: [workloads] } }", "catalog.modelDeployment.units[0] = \"workloads\": expected no units with mode central. The portfolio is kept apart there: remove the units, or let the teams deploy.")]
    [TestCase("{ analytics: { repository: { name: a/b } }, modelBuilding: { repository: { name: A/b } } }", "catalog.modelBuilding.repository.name = \"A/b\": expected a repository of its own; catalog.analytics.repository has it. Portfolios share nothing: who maintains one must not be able to change another.")]
    [TestCase("{ analytics: { repository: { name: a/b, provider: gitLabSelfManaged } } }", "catalog.analytics.repository.hostArn: expected the ARN of the host. A provider that the company runs itself is reached through a host: aws codeconnections create-host.")]
    [TestCase("{ tagOptions: { owner: [x] } }", "catalog.tagOptions.owner = \"x\": expected another key than ManagedBy and Owner. Products carry these tags already, and Service Catalog refuses a key twice.")]
    [TestCase("{ support: { description: Ask us } }", "catalog.support: expected an email, a url, or both. Name one, or leave the section out: each product names its own.")]
    [TestCase("{ modelBuilding: { permissionSets: [A, B, C, D, E, F, G, H, I, J] } }", "catalog.modelBuilding.permissionSets = 10 names: expected at most 9. Service Catalog takes ten principals by pattern for a portfolio.")]
    public void Catalog_WithAProblem_IsNamed(string catalog, string problem) => Assert.That(StackFiles.Problems(With(catalog)), Is.EqualTo(new[] { problem }));

    [TestCase(9), TestCase(0)]
    public void PermissionSets_UpToTheQuota_AreFine(int count) =>
        Assert.That(StackFiles.Problems(With($"{{ modelBuilding: {{ permissionSets: [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"Set{i}"))}] }} }}")), Is.Empty);

    [TestCase(25, 0), TestCase(26, 1)]
    public void TagOptions_AreAtMostTwentyFive(int count, int problems) =>
        Assert.That(StackFiles.Problems(With($"{{ tagOptions: {{ CostCenter: [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"c{i}"))}] }} }}")), Has.Length.EqualTo(problems));

    [Test]
    public void Central_WithoutItsAccount_IsRefused() => Assert.That(
        StackFiles.Problems(With("{ modelDeployment: { mode: central } }").Replace("    centralDeployments: {}\n", "", StringComparison.Ordinal)),
        Is.EqualTo(new[] { "catalog.modelDeployment.mode = \"central\": expected federated without a central deployments account. Add accounts.centralDeployments, or let the teams deploy." }));

    private static IEnumerable<PlannedResource> Of(Plan plan, string type) => plan.Resources.Where(r => r.Type == type);

    private static string Of(Plan plan, string name, string property) => $"${{{plan.Resources.Single(r => r.Name == name).Name}.{property}}}";

    private static IEnumerable<string?> Principals(Plan plan, string portfolio) =>
        Of(plan, "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation").Where(p => p.Text("portfolioId") == $"${{catalog-eu-west-1-{portfolio}.id}}").Select(p => p.Text("principalArn"));
}

using System.Text.Json;
using MlFoundation.Documents;
using MlFoundation.Planning;
using MlFoundation.Publishing;
using MlFoundation.Support;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class AccountVendingPortfolioTests
{
    private const string Share = "aws:servicecatalog/portfolioShare:PortfolioShare";
    private const string Principal = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";

    private Plan prod = null!;

    [OneTimeSetUp]
    public async Task PlanOnce() => prod = await StackFiles.PlanAsync(StackFiles.Text("prod"));

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void ABlueprint_IsAProductOfTheHub_WithTheTextThatStackSetsCarry(BlueprintTemplate blueprint)
    {
        var product = prod.Resources.Single(r => r.Type == "aws:servicecatalog/product:Product" && r.Text("name") == $"Account blueprint: {blueprint.Name}");
        var first = (IReadOnlyDictionary<string, object?>)product["provisioningArtifactParameters"]!;
        var url = (string)first["templateUrl"]!;
        var published = prod.Resources.Single(r => r.Type == "aws:s3/bucketObjectv2:BucketObjectv2" && r.Account == "shared-services" && url.EndsWith(r.Text("key")!, StringComparison.Ordinal));
        var carried = prod.Resources.Where(r => r.Type == "aws:cloudformation/stackSet:StackSet" && r.Name.StartsWith($"accounts-blueprint-{blueprint.Name}", StringComparison.Ordinal)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That((product.Account, product.Region, product.Options.Protect), Is.EqualTo(("shared-services", "eu-west-1", true)));
            Assert.That(published.Text("content"), Is.EqualTo(blueprint.Text));
            Assert.That(carried, Is.Not.Empty);
            Assert.That(carried.Select(s => s.Text("templateUrl")), Is.All.EndsWith(blueprint.ObjectKey));
            Assert.That(prod.Resources.Where(r => r.Type == "aws:servicecatalog/constraint:Constraint" && r.Account == "shared-services"), Is.Empty, "Control Tower launches it");
        });
    }

    [Test]
    public void TheRole_HasTheNameThatControlTowerLooksFor_AndTrustsManagementAlone()
    {
        var role = prod.Resources.Single(r => r.Name == "account-vending-role");
        var statements = JsonDocument.Parse(role.Text("assumeRolePolicy")!).RootElement.GetProperty("Statement").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That((role["name"], role["path"], role.Account), Is.EqualTo(("AWSControlTowerBlueprintAccess", "/", "shared-services")));
            Assert.That(statements.Select(s => s.GetProperty("Principal").GetProperty("AWS").GetString()), Is.EqualTo(new[]
            {
                "arn:aws:iam::111122223333:role/service-role/AWSControlTowerAdmin", "arn:aws:iam::111122223333:root",
            }));
            Assert.That(statements[1].GetProperty("Condition").GetProperty("ArnLike").GetProperty("aws:PrincipalArn").EnumerateArray().Select(a => a.GetString()), Is.EqualTo(new[]
            {
                "arn:aws:iam::111122223333:role/service-role/AWSControlTowerAdmin",
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSAdministratorAccess_*",
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSControlTowerAdmins_*",
            }));
            Assert.That(prod.Resources.Where(r => r.Name.StartsWith("account-vending-role-", StringComparison.Ordinal)).Select(r => r["policyArn"]), Is.EquivalentTo(new[]
            {
                "arn:aws:iam::aws:policy/AWSServiceCatalogAdminFullAccess", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
            }));
        });
    }

    [Test]
    public void ThePortfolio_IsSharedWithManagement_WhosePeopleMayUseIt() => Assert.Multiple(() =>
    {
        const string Portfolio = "${account-vending-eu-west-1-blueprints.id}";
        Assert.That(
            prod.Resources.Where(r => r.Type == Share && r.Account == "shared-services").Select(r => (r["portfolioId"], r["type"], r["principalId"])),
            Is.EqualTo(new (object?, object?, object?)[] { (Portfolio, "ORGANIZATION_MEMBER_ACCOUNT", "111122223333") }));
        Assert.That(
            prod.Resources.Where(r => r.Type == Principal && r.Account == "management" && r.Name.StartsWith("account-vending-", StringComparison.Ordinal)).Select(r => (r["portfolioId"], r["principalArn"])),
            Is.EquivalentTo(new (object?, object?)[]
            {
                (Portfolio, PrincipalNames.OfPermissionSet("AWSAdministratorAccess")), (Portfolio, PrincipalNames.OfPermissionSet("AWSControlTowerAdmins")),
            }));
    });

    [Test]
    public void ItsPipeline_WorksInSharedServices_OnItsOwnTemplates()
    {
        var own = prod.Resources.Where(r => r.Name.StartsWith("pipelines-blueprints-", StringComparison.Ordinal)).ToArray();
        Assert.That(own.Select(r => r.Account).Distinct(), Is.EqualTo(new[] { "shared-services" }));
        Assert.That(own.Single(r => r.Name == "pipelines-blueprints-publish-policy").Text("policy"), Does.Contain("${account-vending-templates.arn}/products/blueprints/*"));
    }

    [Test]
    public async Task WithoutSharedServicesOrALandingZone_NothingIsDeclared()
    {
        var without = await StackFiles.PlanAsync(StackFiles.Minimal);
        var unlanded = await StackFiles.PlanAsync(StackFiles.With("landingZone: managed, accessManagement: false", "landingZone: none") + "    sharedServices: {}\n");
        Assert.That(without.Resources.Concat(unlanded.Resources).Where(r => r.Name.StartsWith("account-vending", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void ARepositoryThatAnotherPortfolioHas_IsAProblem() => Assert.That(
        StackFiles.Problems(StackFiles.Text("prod").Replace("example/account-blueprints", "example/analytics-products", StringComparison.Ordinal)),
        Is.EqualTo(new[] { "catalog.analytics.repository.name = \"example/analytics-products\": expected a repository of its own; accounts.blueprints.repository has it. Portfolios share nothing: who maintains one must not be able to change another." }));

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void AVersion_ThatIsListed_NeverChanges(BlueprintTemplate blueprint) => Assert.Multiple(() =>
    {
        Assert.That(
            BlueprintVersions.Manifest(blueprint).Select(v => $"{v.Key} {v.Value}"), Is.EqualTo(BlueprintVersions.Of(blueprint).Select(v => v.ToString())),
            $"Not released yet: write the template's hash {blueprint.ContentHash} to the last line of versions.yaml. Released: keep the former text as former/<version>.json, and add a line.");
        Assert.That(BlueprintVersions.Manifest(blueprint).Keys.Select(Version.Parse), Is.Ordered.And.Unique);
        Assert.That(
            EmbeddedDocuments.Below($"Accounts/Blueprints/published/{blueprint.Name}/former").Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(BlueprintVersions.Manifest(blueprint).Keys.SkipLast(1)));
    });
}

using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

[TestFixture]
public sealed class ProductFileTests
{
    private const string Complete = """
        key: warehouse
        name: Warehouse
        description: Tables.
        owner: data
        launchRole: mlfoundation-launch-analytics
        support: { description: Questions, email: data@example.com }
        version: 1.1.0
        projectTemplate: true
        tags: { Domain: analytics }
        """;

    private static readonly TemplateVersion[] Versions = [new("1.0.0", "a"), new("1.1.0", "b")];

    [Test]
    public void AFile_GivesTheProduct_WithItsVersions()
    {
        var product = ProductFile.Read("analytics", "warehouse", Complete, Versions);
        Assert.Multiple(() =>
        {
            Assert.That((product.Portfolio, product.Key, product.Name, product.Description, product.Owner, product.LaunchRole),
                Is.EqualTo(("analytics", "warehouse", "Warehouse", "Tables.", "data", "mlfoundation-launch-analytics")));
            Assert.That(product.Support, Is.EqualTo(new ProductSupport("Questions", "data@example.com", null)));
            Assert.That(product.Current, Is.EqualTo(Versions[1]));
            Assert.That(product.IsProjectTemplate, Is.True);
            Assert.That(product.Tags, Is.EquivalentTo(new Dictionary<string, string> { ["Domain"] = "analytics", ["sagemaker:studio-visibility"] = "true" }));
            Assert.That(product.ObjectKeyOf(Versions[0]), Is.EqualTo($"products/analytics/warehouse/{Versions[0].ContentHash}.template.yaml"));
        });
    }

    [TestCase("key: warehouse", "key: lake", "analytics/warehouse/product.yaml: key is lake; expected warehouse, the folder's name.")]
    [TestCase("version: 1.1.0", "version: 1.2.0", "analytics/warehouse/product.yaml: version is 1.2.0; expected 1.1.0, the last of versions.yaml.")]
    [TestCase("owner: data", "ownr: data", "analytics/warehouse/product.yaml: ownr is not known; expected one of key, name, description, owner, launchRole, support, version, projectTemplate, tags.")]
    [TestCase("owner: data\n", "", "analytics/warehouse/product.yaml: owner is missing.")]
    [TestCase("email: data@example.com", "mail: data@example.com", "analytics/warehouse/product.yaml, support: mail is not known; expected one of description, email, url.")]
    [TestCase(", email: data@example.com", "", "analytics/warehouse/product.yaml: support.email or support.url is missing.")]
    public void AFile_WithAMistake_IsRefused_WithThePlace(string part, string instead, string message) =>
        Assert.That(() => ProductFile.Read("analytics", "warehouse", Complete.Replace(part, instead, StringComparison.Ordinal), Versions),
            Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo(message));
}

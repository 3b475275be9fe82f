using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlFoundation.Documents;
using MlFoundation.Support;

namespace MlFoundation.Organization;

[TestFixture]
public sealed partial class PolicyDocumentsTests
{
    private static readonly PolicyValues Values = new(
        ["eu-west-1", "us-east-1"], "${organization-root.id}", "${organization-root.roots[0].id}", FoundationRoles.Path, FoundationRoles.Prefix, FoundationRoles.DeployRolePattern);

    private static readonly Dictionary<PolicyKind, int> Sizes = new()
    {
        [PolicyKind.ServiceControl] = 10_240, [PolicyKind.ResourceControl] = 5_120, [PolicyKind.DeclarativeEc2] = 10_000,
        [PolicyKind.AiServicesOptOut] = 2_500, [PolicyKind.Tag] = 10_000, [PolicyKind.Backup] = 10_000,
    };

    private static IEnumerable<PolicyDocument> All => PolicyDocuments.All;

    private static IEnumerable<PolicyDocument> WithStatements => All.Where(d => d.Kind is PolicyKind.ServiceControl or PolicyKind.ResourceControl);

    [TestCaseSource(nameof(All))]
    public void ADocument_RendersWithoutWhiteSpaceOrPlaceholders_WithinItsSize(PolicyDocument document)
    {
        var text = document.Render(Values);
        Assert.Multiple(() =>
        {
            Assert.That(() => JsonDocument.Parse(text), Throws.Nothing);
            Assert.That(text, Does.Not.Contain("{{").And.Not.Contains("\n").And.Not.Contains("\\u"));
            Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThanOrEqualTo(Sizes[document.Kind]));
            Assert.That(document.Description, Has.Length.InRange(1, 512));
        });
    }

    [TestCaseSource(nameof(WithStatements))]
    public void AStatement_Denies_HasAUniqueId_AndNamesActionsInOrder(PolicyDocument document)
    {
        var root = JsonDocument.Parse(document.Render(Values)).RootElement;
        var statements = root.GetProperty("Statement").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("Version").GetString(), Is.EqualTo("2012-10-17"));
            Assert.That(statements.Select(s => s.GetProperty("Sid").GetString()), Is.Unique.And.All.Matches("^[A-Za-z0-9]+$"));
            Assert.That(statements.Select(s => s.GetProperty("Effect").GetString()), Is.All.EqualTo("Deny"));
            Assert.That(statements.All(s => s.TryGetProperty("Principal", out var p) && p.GetString() == "*"), Is.EqualTo(document.Kind == PolicyKind.ResourceControl));
            foreach (var actions in statements.Select(ActionsOf))
            {
                Assert.That(actions, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
                Assert.That(actions, Is.All.Matches<string>(a => a == "*" || Action().IsMatch(a)));
            }
        });
    }

    [Test]
    public void GovernedRegions_BecomeAList() => Assert.That(
        JsonDocument.Parse(PolicyDocuments.Get("deny-outside-governed-regions").Render(Values)).RootElement
            .GetProperty("Statement")[0].GetProperty("Condition").GetProperty("StringNotEquals").GetProperty("aws:RequestedRegion").EnumerateArray().Select(r => r.GetString()),
        Is.EqualTo(new[] { "eu-west-1", "us-east-1" }));

    [Test]
    public void Quarantine_HoldsExactlyDirectlyUnderTheRoot() => Assert.That(
        PolicyDocuments.Get("quarantine").Render(Values with { OrganizationId = "o-1", RootId = "r-2" }),
        Does.Contain("""{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-1/r-2/"}"""));

    [Test]
    public void PolicyVariables_AreNoPlaceholders() =>
        Assert.That(PolicyDocuments.Get("sandbox-boundary").Render(Values), Does.Contain("\"${aws:PrincipalAccount}\""));

    [Test]
    public void EveryFile_IsADocument_AndEveryDocumentAFile() =>
        Assert.That(EmbeddedDocuments.Below("Organization/Policies"), Is.EquivalentTo(All.Select(d => d.Path)));

    [Test]
    public void TheGuide_DescribesEveryPolicyAndControl()
    {
        var guide = File.ReadAllText(Repository.PathOf("docs", "guardrails.md"));
        Assert.That(All.Select(d => d.Name).Concat(ControlCatalog.Names).Concat(ControlCatalog.All.Select(c => c.ControlId)).Where(n => !guide.Contains($"`{n}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Controls_HaveIdsOfTheirOwn_AndAllThreeBehaviours() => Assert.Multiple(() =>
    {
        Assert.That(ControlCatalog.All.Select(c => c.CatalogId), Is.Unique.And.All.Matches("^[0-9a-z]{20,32}$"));
        Assert.That(ControlCatalog.All.Select(c => c.Behaviour).Distinct(), Is.EquivalentTo(Enum.GetValues<ControlBehaviour>()));
    });

    private static string[] ActionsOf(JsonElement statement)
    {
        var actions = statement.TryGetProperty("Action", out var given) ? given : statement.GetProperty("NotAction");
        return actions.ValueKind == JsonValueKind.String ? [actions.GetString()!] : [.. actions.EnumerateArray().Select(a => a.GetString()!)];
    }

    [GeneratedRegex("^[a-z0-9-]+:(\\*|[A-Z][A-Za-z0-9]*)$")]
    private static partial Regex Action();
}

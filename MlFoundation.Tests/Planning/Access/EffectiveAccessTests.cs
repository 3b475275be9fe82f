using MlFoundation.Configuration;
using MlFoundation.Identity;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Proofs.Access;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Planning.Access;

[TestFixture]
public sealed class EffectiveAccessTests
{
    private IReadOnlyList<EffectiveAccessRow> rows = [];

    [OneTimeSetUp]
    public async Task PlanProd() => rows = EffectiveAccess.Of(new ProofInput(await PlanAsync(StackFiles.Text("prod"))));

    [TestCase("teamLead", "AdministratorAccess", "workloads/production", "leave the organization", "denied by ")]
    [TestCase("teamLead", "AdministratorAccess", "workloads/production", "create an internet gateway", "denied by ")]
    [TestCase("teamLead", "AdministratorAccess", "workloads/production", "change a role of the foundation", "denied by ")]
    [TestCase("dataScientists", "DataScientist", "workloads/development", "make an IAM user", "denied by NetworksAndIdentitiesAreTheFoundations of its own policy")]
    [TestCase("dataScientists", "DataScientist", "workloads/development", "approve a model", "denied by DomainsAndNotebooksComeFromTheCatalog of its own policy")]
    [TestCase("mlEngineers", "MLEngineering", "workloads/development", "make an IAM user", "denied by NoIdentities of the workload boundary")]
    [TestCase("mlEngineers", "MLEngineering", "workloads/development", "make a role without the boundary", "denied by RolesOnlyWithinThisBoundary of the workload boundary")]
    [TestCase("dataScientists", "DataScientist", "workloads/development", "work on what carries another team's tag", "denied by OtherTeamsWorkIsTheirs of its own policy")]
    [TestCase("mlEngineers", "MLEngineering", "workloads/production", "work on what carries another team's tag", "denied by OtherTeamsWorkIsTheirs of its own policy")]
    [TestCase("dataEngineers", "DataEngineering", "workloads/production", "work on what carries another team's tag", "denied by OtherTeamsWorkIsTheirs of its own policy")]
    [TestCase("sandboxUsers", "SandboxUser", "sandbox", "read data of another account", "denied by ")]
    public void Work_IsWithheld_ByWhatTheRowSays(string group, string set, string unit, string work, string by) =>
        Assert.That(Row(group, set, unit).Withheld.Single(w => w.Work == work).By, Does.StartWith(by));

    [TestCase("teamLead", "AdministratorAccess", "workloads/development", "make a role without the boundary")]
    [TestCase("mlEngineers", "MLEngineering", "workloads/production", "approve a model")]
    [TestCase("AWSControlTowerAdmins", "AWSControlTowerAdmins", null, "leave the organization")]
    public void OtherWork_IsLeft(string group, string set, string? unit, string work) =>
        Assert.That(Row(group, set, unit).Withheld.Select(w => w.Work), Has.No.Member(work));

    [TestCase("one", "one", false)]
    [TestCase("one", "other", true)]
    [TestCase(null, "other", false)]
    [TestCase("one", null, false)]
    public void AnotherTeamsTag_IsDenied_OnlyWhereBothAreKnown(string? person, string? resource, bool denied)
    {
        foreach (var document in new[] { "data-scientist", "ml-engineering", "data-engineering" })
        {
            var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
            if (person is not null)
            {
                context["aws:PrincipalTag/Team"] = [person];
            }

            if (resource is not null)
            {
                context["aws:ResourceTag/Team"] = [resource];
            }

            var request = new AccessRequest
            {
                Caller = new Caller("arn:aws:iam::111111111111:role/any", "111111111111"), Action = "sagemaker:DescribeTrainingJob", Resource = "arn:aws:sagemaker:eu-west-1:111111111111:training-job/any",
                Context = context,
            };
            var decision = PolicyEvaluator.Evaluate(request, new PolicyLayers { Identity = [AccessPolicy.FullAccess, AccessPolicy.Parse(document, PermissionSets.Document(document))] });
            Assert.That(decision.IsAllowed, Is.EqualTo(!denied), document);
        }
    }

    [Test]
    public void Rows_CoverEveryAssignment_WithItsReason() =>
        Assert.That(rows.Select(r => (r.Accounts.Count > 0, r.Reasons.Count > 0)), Is.All.EqualTo((true, true)));

    [Test]
    public async Task SandboxesThatReachData_AreFound()
    {
        var guarded = await PlanAsync(StackFiles.Minimal.Replace("    management:", "    sandboxes: { alice: {} }\n    management:", StringComparison.Ordinal) + "  mlfoundation:identity: { enabled: true }\n");
        Assert.That(SandboxData.Proof.Messages(guarded), Is.Empty);
        var open = guarded with { Resources = [.. guarded.Resources.Where(r => !r.Name.EndsWith("SandboxUser/inline", StringComparison.Ordinal) && !r.Name.Contains("sandbox-boundary", StringComparison.Ordinal))] };
        Assert.That(SandboxData.Proof.Messages(open), Is.EqualTo(new[]
        {
            "MLF-ID-008 Mandatory: Sandbox users with SandboxUser in sandbox-alice may read data of another account and take a role of another account; expected neither: production data stays out of sandboxes. Attach sandbox-boundary to sandbox, or use SandboxUser.",
        }));
    }

    private EffectiveAccessRow Row(string group, string set, string? unit) => rows.Single(r => r.Group == group && r.PermissionSet == set && r.Unit == unit);

    private static Task<Plan> PlanAsync(string text) => FoundationPlanner.PlanAsync("prod", SettingsReader.Read<FoundationSettings>("Pulumi.prod.yaml", text));
}

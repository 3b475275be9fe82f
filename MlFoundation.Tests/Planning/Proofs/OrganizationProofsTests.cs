using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

[TestFixture]
public sealed class OrganizationProofsTests
{
    private const string Policy = "aws:organizations/policy:Policy";
    private const string Attachment = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string Unit = "aws:organizations/organizationalUnit:OrganizationalUnit";
    private const string Registration = "aws:controltower/baseline:Baseline";
    private const string Control = "aws:controltower/controlTowerControl:ControlTowerControl";

    private const string Detective = "503uicglhjkokaajywfpt6ros";
    private const string Preventive = "5kvme4m5d2b4d7if2fs5yg2ui";
    private const string Unknown = "1aaaaaaaaaaaaaaaaaaaaaaaa";

    [Test]
    public void UniqueNames_TwoResourcesOfOneName_AreNamedWithTheirTypes() => Assert.That(
        UniqueNames.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Policy, "a"), PlanOf.Resource(Unit, "a"), PlanOf.Resource(Unit, "b"))),
        Is.EqualTo(new[]
        {
            $"MLF-PLAN-001 Mandatory: 2 resources are called 'a' ({Unit}, {Policy}); expected one. Two keys of the settings make the same name: rename one.",
        }));

    [TestCase("${unit.id}", 2, 0, 0), TestCase("${unit.id}", 3, 0, 1), TestCase("${unit.id}", 7, 0, 1), TestCase("${unit.id}", 8, 1, 0)]
    [TestCase("${o.roots[0].id}", 9, 0, 0), TestCase("${o.roots[0].id}", 10, 1, 0)]
    public void PolicyCounts_ServiceControlPolicies_HaveRoomWithThoseOfAwsAndControlTower(string target, int count, int mandatory, int advisory)
    {
        var policies = Enumerable.Range(0, count).Select(i => PlanOf.Resource(Policy, $"p{i}", [("type", "SERVICE_CONTROL_POLICY")]));
        var attachments = Enumerable.Range(0, count).Select(i => PlanOf.Resource(Attachment, $"a{i}", [("policyId", $"${{p{i}.id}}"), ("targetId", target)]));
        var messages = PolicyCounts.Proof.Messages(PlanOf.Resources([.. policies, .. attachments]));
        Assert.That((messages.Count(m => m.Contains("Mandatory")), messages.Count(m => m.Contains("Advisory"))), Is.EqualTo((mandatory, advisory)));
    }

    [TestCase("4.0", Detective, 4, 0), TestCase("4.0", Detective, 5, 1), TestCase("4.0", Detective, 8, 2)]
    [TestCase("4.0", Preventive, 2, 0), TestCase("4.0", Preventive, 3, 1)]
    [TestCase("4.0", Unknown, 3, 1), TestCase("3.3", Detective, 3, 1)]
    public void PolicyCounts_AUnitOfTheLandingZone_HasControlTowersPoliciesWhereItForbidsSomething(string version, string control, int count, int severity)
    {
        var policies = Enumerable.Range(0, count).Select(i => PlanOf.Resource(Policy, $"p{i}", [("type", "SERVICE_CONTROL_POLICY")]));
        var attachments = Enumerable.Range(0, count).Select(i => PlanOf.Resource(Attachment, $"a{i}", [("policyId", $"${{p{i}.id}}"), ("targetId", "${unit.id}")]));
        var plan = PlanOf.Resources(
        [
            .. policies, .. attachments, PlanOf.Resource(Unit, "unit"), PlanOf.Resource("aws-native:controltower:LandingZone", "zone", [("version", version)]),
            PlanOf.Resource(Control, "control", [("controlIdentifier", $"arn:aws:controlcatalog:::control/{control}"), ("targetIdentifier", "${unit.arn}")]),
        ]);
        Assert.That(PolicyCounts.Proof.Find(new ProofInput(plan)).Select(f => f.Severity == Severity.Mandatory ? 2 : 1).DefaultIfEmpty().Max(), Is.EqualTo(severity));
    }

    [TestCase("organization-attachment-workloads/production/p5", "Unit workloads/production would have "), TestCase("organization-root-attachment-p5", "The root would have ")]
    public void PolicyCounts_Findings_NameTheUnitByItsPath(string name, string expected)
    {
        var policies = Enumerable.Range(0, 12).Select(i => PlanOf.Resource(Policy, $"p{i}", [("type", "SERVICE_CONTROL_POLICY")]));
        var attachments = Enumerable.Range(0, 12).Select(i => PlanOf.Resource(Attachment, $"{name[..^1]}{i}", [("policyId", $"${{p{i}.id}}"), ("targetId", "${somewhere.id}")]));
        Assert.That(PolicyCounts.Proof.Find(new(PlanOf.Resources([.. policies, .. attachments]))).Single().Message, Does.StartWith(expected));
    }

    [TestCase(5_120, 0), TestCase(5_121, 1)]
    public void PolicySizes_ResourceControlPolicy_AllowsExactlyItsLimit(int size, int findings) => Assert.That(
        PolicySizes.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Policy, "p", [("type", "RESOURCE_CONTROL_POLICY"), ("content", new string('x', size)), ("name", "p")]))),
        Has.Length.EqualTo(findings));

    [Test]
    public void RegistrationOrder_AChainWithParentsFirst_IsProved() => Assert.That(
        RegistrationOrder.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Unit, "top", [("parentId", "r-1")]),
            PlanOf.Resource(Unit, "below", [("parentId", "${top.id}")]),
            PlanOf.Resource(Registration, "first", [("targetIdentifier", "${top.arn}")]),
            PlanOf.Resource(Registration, "second", [("targetIdentifier", "${below.arn}")], [PlanOf.Urn(Registration, "first")]))),
        Is.Empty);

    [Test]
    public void RegistrationOrder_TwoAtOnce_AreFound() => Assert.That(
        RegistrationOrder.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Registration, "first"), PlanOf.Resource(Registration, "second"))),
        Is.EqualTo(new[]
        {
            "MLF-ORG-003 Mandatory: second may run beside first; expected one registration at a time. Let it depend on the other.",
        }));

    [Test]
    public void RegistrationOrder_AChildBeforeItsParent_IsFound() => Assert.That(
        RegistrationOrder.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Unit, "top", [("parentId", "r-1")]),
            PlanOf.Resource(Unit, "below", [("parentId", "${top.id}")]),
            PlanOf.Resource(Registration, "of-top", [("targetIdentifier", "${top.arn}")], [PlanOf.Urn(Registration, "of-below")]),
            PlanOf.Resource(Registration, "of-below", [("targetIdentifier", "${below.arn}")]))),
        Is.EqualTo(new[] { "MLF-ORG-003 Mandatory: of-below does not wait for of-top; expected the unit above to be registered first." }));

    [Test]
    public void ControlOrder_AChainAfterTheRegistration_IsProved() => Assert.That(
        ControlOrder.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Registration, "registration", [("targetIdentifier", "${unit.arn}")]),
            PlanOf.Resource(Control, "a", [("targetIdentifier", "${unit.arn}")], [PlanOf.Urn(Registration, "registration")]),
            PlanOf.Resource(Control, "b", [("targetIdentifier", "${unit.arn}")], [PlanOf.Urn(Control, "a")]))),
        Is.Empty);

    [Test]
    public void ControlOrder_WithoutRegistrationOrChain_IsFoundForEach() => Assert.That(
        ControlOrder.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Registration, "registration", [("targetIdentifier", "${unit.arn}")]),
            PlanOf.Resource(Control, "a", [("targetIdentifier", "${unit.arn}")]),
            PlanOf.Resource(Control, "b", [("targetIdentifier", "${unit.arn}")]))),
        Has.Length.EqualTo(2).And.All.StartsWith("MLF-ORG-004 Mandatory"));

    [TestCase(20, 0), TestCase(21, 1)]
    public void ControlOrder_ControlsOfSoManyUnitsAtOnce_AreWithinTheQuotaOrFound(int units, int findings) => Assert.That(
        ControlOrder.Proof.Messages(PlanOf.Resources([.. Enumerable.Range(0, units).Select(i => PlanOf.Resource(Control, $"c{i}", [("targetIdentifier", $"${{unit{i}.arn}}")]))])),
        Is.EqualTo(Enumerable.Repeat(
            $"MLF-ORG-004 Mandatory: {units} controls may be enabled at the same time; expected at most 20: Control Tower refuses what exceeds its quota. Let the chain of one unit wait for the end of another.", findings)));

    [Test]
    public async Task UnitControls_OfFiftyUnits_GoTwentyAtATime_AfterTheLastRegistration()
    {
        var units = string.Concat(Enumerable.Range(0, 50).Select(i => $"      unit{i}: {{ controls: [encrypted-volumes, restricted-ssh] }}\n"));
        var plan = await StackFiles.PlanAsync(StackFiles.With("    owner: platform\n", $"    owner: platform\n    units:\n      security: {{}}\n{units}"));
        var graph = new PlanGraph(plan);
        var last = plan.Resources.Where(r => r.Type == Registration).OrderBy(r => graph.Positions()[r.Urn]).Last();
        var controls = plan.Resources.Where(r => r.Type == Control).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(controls, Has.Length.EqualTo(100));
            Assert.That(controls.Where(c => !graph.ComesAfter(c.Urn, last.Urn)), Is.Empty);
            Assert.That(controls.Count(c => c.Options.DependsOn.Contains(last.Urn)), Is.EqualTo(20));
            Assert.That(ControlOrder.Proof.Messages(plan), Is.Empty);
        });
    }

    [TestCase(true, 0), TestCase(false, 1)]
    public void NothingLost_AUnit_MustBeProtectedAndRetained(bool kept, int findings) => Assert.That(
        NothingLost.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Unit, "u", kept: kept))), Has.Length.EqualTo(findings));
}

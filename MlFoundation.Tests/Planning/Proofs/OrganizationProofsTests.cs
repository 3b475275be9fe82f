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
    [TestCase("4.0", Unknown, 3, 1), TestCase("3.3", Detective, 3, 1), TestCase("latest", Detective, 3, 1), TestCase("10.0", Detective, 4, 0)]
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

    private const string Room = " Attach some to a unit above or below, or join two documents.";

    [TestCase("organization-attachment-workloads/production/p", "${unit.id}", 12, "Mandatory: Unit workloads/production would have 12 policies of type SERVICE_CONTROL_POLICY; expected at most 7 (10 in all, 3 taken by AWS and Control Tower)." + Room)]
    [TestCase("organization-attachment-workloads/production/p", "${unit.id}", 3, "Advisory: Unit workloads/production would have 6 service control policies with those of AWS and Control Tower: within AWS Organizations' quota of 10, above the 5 that Control Tower's documentation still names.")]
    [TestCase("organization-root-attachment-p", "${o.roots[0].id}", 12, "Mandatory: The root would have 12 policies of type SERVICE_CONTROL_POLICY; expected at most 9 (10 in all, 1 taken by AWS and Control Tower)." + Room)]
    [TestCase("something-else-p", "ou-1", 12, "Mandatory: ou-1 would have 12 policies of type SERVICE_CONTROL_POLICY; expected at most 7 (10 in all, 3 taken by AWS and Control Tower)." + Room)]
    [TestCase("organization-attachment-p", "ou-1", 12, "Mandatory: ou-1 would have 12 policies of type SERVICE_CONTROL_POLICY; expected at most 7 (10 in all, 3 taken by AWS and Control Tower)." + Room)]
    public void PolicyCounts_Findings_NameTheUnitByItsPath(string name, string target, int count, string expected) =>
        Assert.That(PolicyCounts.Proof.Messages(Attached(count, "SERVICE_CONTROL_POLICY", name, target)), Is.EqualTo(new[] { $"MLF-ORG-001 {expected}" }));

    [TestCase("RESOURCE_CONTROL_POLICY", 4, 5, 1), TestCase("DECLARATIVE_POLICY_EC2", 10, 10, 0), TestCase("TAG_POLICY", 10, 10, 0), TestCase("BACKUP_POLICY", 10, 10, 0), TestCase("AISERVICES_OPT_OUT_POLICY", 5, 5, 0)]
    public void PolicyCounts_OtherTypes_HaveTheirOwnQuota(string type, int most, int quota, int taken) => Assert.Multiple(() =>
    {
        Assert.That(PolicyCounts.Proof.Messages(Attached(most, type, "a", "ou-1")), Is.Empty);
        Assert.That(PolicyCounts.Proof.Messages(Attached(most + 1, type, "a", "ou-1")), Is.EqualTo(new[]
        {
            $"MLF-ORG-001 Mandatory: ou-1 would have {most + 1} policies of type {type}; expected at most {most} ({quota} in all, {taken} taken by AWS and Control Tower).{Room}",
        }));
    });

    [Test]
    public void PolicyCounts_APolicyWithoutType_IsAServiceControlPolicy_AndOneOfAnUnknownTypeHasNoQuota() => Assert.Multiple(() =>
    {
        Assert.That(PolicyCounts.Proof.Messages(Attached(12, null, "a", "ou-1")), Is.Not.Empty.And.All.Contains("12 policies of type SERVICE_CONTROL_POLICY"));
        Assert.That(PolicyCounts.Proof.Messages(Attached(99, "CHATBOT_POLICY", "a", "ou-1")), Is.Empty);
    });

    [Test]
    public void PolicyCounts_AnotherTargetOrType_IsCountedByItself_AndADocumentOutsideThePlanNotAtAll()
    {
        var plan = Attached(7, "SERVICE_CONTROL_POLICY", "a", "${o.roots[0].id}");
        plan = plan with
        {
            Resources =
            [
                .. plan.Resources, .. Attached(4, "RESOURCE_CONTROL_POLICY", "b", "${o.roots[0].id}", "q").Resources,
                .. Enumerable.Range(0, 9).Select(i => PlanOf.Resource(Attachment, $"c{i}", [("policyId", "p-12345678"), ("targetId", "${o.roots[0].id}")])),
            ],
        };
        Assert.That(PolicyCounts.Proof.Messages(plan), Is.Empty);
    }

    private static Plan Attached(int count, string? type, string name, string target, string policy = "p") => PlanOf.Resources(
    [
        .. Enumerable.Range(0, count).Select(i => PlanOf.Resource(Policy, $"{policy}{i}", type is null ? [] : [("type", type)])),
        .. Enumerable.Range(0, count).Select(i => PlanOf.Resource(Attachment, $"{name}{i}", [("policyId", $"${{{policy}{i}.id}}"), ("targetId", target)])),
    ]);

    [TestCase(null, 10_240), TestCase("SERVICE_CONTROL_POLICY", 10_240), TestCase("RESOURCE_CONTROL_POLICY", 5_120), TestCase("DECLARATIVE_POLICY_EC2", 10_000)]
    [TestCase("TAG_POLICY", 10_000), TestCase("BACKUP_POLICY", 10_000), TestCase("AISERVICES_OPT_OUT_POLICY", 2_500)]
    public void PolicySizes_ADocument_IsAtMostAsLargeAsItsTypeAllows(string? type, int most)
    {
        string[] Found(string content) => PolicySizes.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Policy, "p", [("content", content), ("name", "deny"), .. type is null ? [] : new (string, object)[] { ("type", type) }])));
        string[] tooLarge = [$"MLF-ORG-002 Mandatory: The document of deny has {most + 1} characters; expected at most {most} for {type ?? "SERVICE_CONTROL_POLICY"}. Split it into two."];
        Assert.Multiple(() =>
        {
            Assert.That(Found(new string('x', most)), Is.Empty);
            Assert.That(Found(new string('x', most + 1)), Is.EqualTo(tooLarge));
            Assert.That(Found(new string('x', most - 1) + "é"), Is.EqualTo(tooLarge), "AWS counts bytes");
        });
    }

    [Test]
    public void PolicySizes_OfAnUnknownType_OrWithoutADocument_AreNotJudged() => Assert.That(
        PolicySizes.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Policy, "p", [("type", "CHATBOT_POLICY"), ("content", new string('x', 99_999))]), PlanOf.Resource(Policy, "q"))), Is.Empty);

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
        Is.EqualTo(new[]
        {
            "MLF-ORG-004 Mandatory: b may be enabled beside a; expected a chain per unit, which Control Tower does not throttle.",
            "MLF-ORG-004 Mandatory: a does not wait for registration; expected: Control Tower refuses a control on a unit that is not registered.",
        }));

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

    [Test]
    public void ControlOrder_OtherUnits_WaitForNoneOfIt() => Assert.That(
        ControlOrder.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Registration, "registration", [("targetIdentifier", "${unit.arn}")]), PlanOf.Resource(Registration, "second", [("targetIdentifier", "${unit.arn}")]),
            PlanOf.Resource(Control, "a", [("targetIdentifier", "${unit.arn}")], [PlanOf.Urn(Registration, "registration")]),
            PlanOf.Resource(Control, "b", [("targetIdentifier", "${other.arn}")]), PlanOf.Resource(Control, "c"))),
        Is.Empty);

    // The second waits for the first by way of something else: as good as an edge of its own.
    [Test]
    public void RegistrationOrder_AndControlOrder_FollowTheGraph() => Assert.That(
        RegistrationOrder.Proof.Messages(Chain(Registration)).Concat(ControlOrder.Proof.Messages(Chain(Control))), Is.Empty);

    private static Plan Chain(string type) => PlanOf.Resources(
        PlanOf.Resource(type, "z-first", [("targetIdentifier", "ou-1")]), PlanOf.Resource(Unit, "between", after: [PlanOf.Urn(type, "z-first")]),
        PlanOf.Resource(type, "a-second", [("targetIdentifier", "ou-1")], [PlanOf.Urn(Unit, "between")]));

    [TestCase("aws:organizations/organization:Organization", true), TestCase(Unit, true), TestCase("aws:organizations/account:Account", true)]
    [TestCase("aws:servicecatalog/provisionedProduct:ProvisionedProduct", true), TestCase("aws-native:controltower:LandingZone", true), TestCase(Policy, false)]
    public void NothingLost_WhatCannotBeGotBack_IsProtectedAndRetained(string type, bool precious)
    {
        var kept = PlanOf.Resource(type, "u", kept: true);
        string[] lost = precious ? ["MLF-ORG-005 Mandatory: u is not both protected and retained; expected both, because retention alone does not stop a replacement."] : [];
        Assert.Multiple(() =>
        {
            Assert.That(NothingLost.Proof.Messages(PlanOf.Resources(kept)), Is.Empty);
            Assert.That(NothingLost.Proof.Messages(PlanOf.Resources(kept with { Options = kept.Options with { Protect = false } })), Is.EqualTo(lost));
            Assert.That(NothingLost.Proof.Messages(PlanOf.Resources(kept with { Options = kept.Options with { RetainOnDelete = false } })), Is.EqualTo(lost));
        });
    }

    [TestCase("released", "accounts-account-fraud-dev", 0), TestCase("closing", "accounts-account-fraud-dev", 1), TestCase("released", "accounts-account-fraud-test", 1)]
    public void NothingLost_AnAccountThatIsReleased_MayGo(string state, string name, int findings) => Assert.That(
        NothingLost.Proof.Messages(PlanOf.Resources(PlanOf.Resource("aws:organizations/account:Account", name)) with
        {
            Foundation = new([], [new ModelAccount("Fraud Dev", "team", "o", null, null, "none") { Key = "fraud-dev", State = state }], 5),
        }),
        Has.Length.EqualTo(findings));
}

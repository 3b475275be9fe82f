using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

[TestFixture]
public sealed class GuardrailProofsTests
{
    private const string Policy = "aws:organizations/policy:Policy";
    private const string Attachment = "aws:organizations/policyAttachment:PolicyAttachment";

    [Test]
    public void GuardrailsLetWork_WhatExceptsTheRoles_IsProved() => Assert.That(
        GuardrailsLetWork.Proof.Messages(Plan("workloads/production", """{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/AWSControlTowerExecution","arn:aws:iam::*:role/stacksets-exec-*","arn:aws:iam::*:role/mlfoundation/mlfoundation-deploy"]}}""")),
        Is.Empty);

    [TestCase("root"), TestCase("workloads"), TestCase("workloads/production")]
    public void GuardrailsLetWork_AForgottenRole_IsFoundWithTheStatementThatStopsIt(string at) => Assert.That(
        GuardrailsLetWork.Proof.Messages(Plan(at, """{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/AWSControlTowerExecution","arn:aws:iam::*:role/mlfoundation/mlfoundation-deploy"]}}""")),
        Is.EqualTo(new[]
        {
            "MLF-GRD-001 Mandatory: stacksets-exec-* cannot ec2:CreateInternetGateway on arn:aws:ec2:ap-east-1:111111111111:internet-gateway/*: denied by NoGateways of own at " + at
            + ". Expected that it can, as accounts are set up by it: except it in that statement, or detach the policy.",
        }));

    [Test]
    public void GuardrailsLetWork_APolicyOnAnotherUnit_BindsOnlyThere() =>
        Assert.That(GuardrailsLetWork.Proof.Messages(Plan("elsewhere", "{}")), Is.Empty);

    [Test]
    public void GuardrailsLetWork_AServiceLinkedRole_IsNeverStopped() =>
        Assert.That(GuardrailsLetWork.Proof.Messages(Plan("root", "{}")), Has.Length.EqualTo(3).And.None.Contains("service-linked"));

    [Test]
    public void GuardrailsForbid_AnOrganizationWithoutPolicies_IsToldEverything()
    {
        var messages = GuardrailsForbid.Proof.Messages(PlanOf.Resources() with { Foundation = Foundation });
        Assert.Multiple(() =>
        {
            Assert.That(messages, Has.Length.EqualTo(ForbiddenWork.All.Count));
            Assert.That(messages, Does.Contain("MLF-GRD-002 Advisory: Administrators in sandbox, workloads/production may leave the organization; expected that they may not: attach the policy deny-leave-organization there, above, or at the root."));
            Assert.That(messages, Does.Contain("MLF-GRD-002 Advisory: Administrators in workloads/production may train a model outside the VPC; expected that they may not: attach the policy sagemaker-boundary there, above, or at the root."));
            Assert.That(messages, Does.Contain("MLF-GRD-002 Advisory: Administrators in sandbox may attach to the transit gateway; expected that they may not: attach the policy sandbox-boundary there, above, or at the root."));
        });
    }

    [TestCase("workloads/production", false), TestCase("workloads", false), TestCase("root", false), TestCase("sandbox", true)]
    public void GuardrailsForbid_AskForTheOutcome_WhateverThePolicyIsCalled(string at, bool found) => Assert.That(
        GuardrailsForbid.Proof.Messages(Plan(at, "{}")).Any(m => m.Contains("create an internet gateway", StringComparison.Ordinal)), Is.EqualTo(found));

    [TestCase(3, "u0, u1, u2"), TestCase(4, "u0, u1, u2 and 1 more"), TestCase(12, "u0, u1, u2 and 9 more")]
    public void GuardrailsForbid_ManyUnits_AreCounted(int units, string expected)
    {
        var model = new FoundationModel(
            [.. Enumerable.Range(0, units).Select(i => new ModelUnit($"u{i}", $"U{i}", "o", false, "none")), new("empty", "Empty", "o", false, "none")],
            [.. Enumerable.Range(0, units).Select(i => new ModelAccount($"a{i}", "team", "o", $"u{i}", null, "none"))], 1)
        { OrganizationId = "o-exampleorgid" };
        Assert.That(
            GuardrailsForbid.Proof.Messages(PlanOf.Resources() with { Foundation = model }),
            Does.Contain($"MLF-GRD-002 Advisory: Administrators in {expected} may stop the trail; expected that they may not: attach the policy protect-security-services there, above, or at the root."));
    }

    // A role that an account has beside its own counts; a connectivity alone does not make a sandbox or a workload.
    [TestCase("team", "corporate", true, false), TestCase("dataLake", "corporate", true, false), TestCase("dataGovernance", "corporate", true, false), TestCase("centralDeployments", "corporate", true, false)]
    [TestCase("network", "corporate", false, false), TestCase("team", "internet", false, false), TestCase("network+team", "corporate", true, false), TestCase("sandbox", "internet", false, true)]
    public void GuardrailsForbid_WhatAccountsOfAKindMustNotDo(string role, string connectivity, bool trains, bool sandbox)
    {
        var found = GuardrailsForbid.Proof.Messages(PlanOf.Resources() with
        {
            Foundation = new([new("unit", "Unit", "o", false, connectivity)], [new("a", role, "o", "unit", null, connectivity)], 1) { OrganizationId = "o-exampleorgid" },
        });
        Assert.That((found.Any(m => m.Contains("train a model", StringComparison.Ordinal)), found.Any(m => m.Contains("open a VPN", StringComparison.Ordinal))), Is.EqualTo((trains, sandbox)));
    }

    [TestCase("workloads/production"), TestCase("root")]
    public void GuardrailsLetWork_AFinding_StandsAtTheAttachment(string at)
    {
        var plan = Plan(at, "{}");
        Assert.That(
            GuardrailsLetWork.Proof.Find(new(plan)).Select(f => f.Urn).Distinct(), Is.EqualTo(new[] { plan.Resources.Single(r => r.Type == Attachment).Urn }));
    }

    // What resources let happen to them is asked as well; a policy that permits nobody anything is not, and one without a name is called by its resource's.
    [TestCase("RESOURCE_CONTROL_POLICY", 4), TestCase("TAG_POLICY", 0)]
    public void GuardrailsLetWork_AResourceControlPolicy_StopsThemToo(string type, int roles)
    {
        var plan = PlanOf.Resources(
            PlanOf.Resource(Policy, "own", [("type", type), ("content", """{"Version":"2012-10-17","Statement":[{"Sid":"NoBuckets","Effect":"Deny","Principal":"*","Action":"s3:PutBucketPolicy","Resource":"*"}]}""")]),
            PlanOf.Resource(Attachment, "organization-root-attachment-own", [("policyId", "${own.id}"), ("targetId", "x")])) with { Foundation = Foundation };
        var found = GuardrailsLetWork.Proof.Messages(plan);
        Assert.That(found, Has.Length.LessThanOrEqualTo(roles));
        Assert.That(found.Select(m => m[m.IndexOf(" cannot", StringComparison.Ordinal)..]).Distinct(), Is.EqualTo(type == "TAG_POLICY" ? [] : new[]
        {
            " cannot s3:PutBucketPolicy on arn:aws:s3:::mlfoundation-logs: denied by NoBuckets of own at root. Expected that it can, as accounts are set up by it: except it in that statement, or detach the policy.",
        }));
    }

    [TestCaseSource(nameof(Forbidden))]
    public async Task EachForbiddenThing_IsForbiddenByThePolicyThatIsNamed(string policy, string what)
    {
        var text = StackFiles.Minimal.Replace("controlTower:", $"policies: [{policy}]\n    units: {{ security: {{}}, sandbox: {{ connectivity: internet }}, workloads: {{ connectivity: corporate }} }}\n    controlTower:", StringComparison.Ordinal) + Accounts;
        var with = await StackFiles.PlanAsync(text);
        var without = await StackFiles.PlanAsync(text.Replace($"policies: [{policy}]", "policies: []", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(GuardrailsForbid.Proof.Messages(with), Has.None.Contains($" may {what};"));
            Assert.That(GuardrailsForbid.Proof.Messages(without), Has.Some.Contains($" may {what};"));
        });
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task TheExamples_LetTheFoundationWork_AndForbidWhatTheyMust(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        Assert.That(plan.Findings.Where(f => f.Id.StartsWith("MLF-GRD", StringComparison.Ordinal)).Select(f => f.Message), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Forbidden => ForbiddenWork.All.Select(f => new TestCaseData(f.Policy, f.What).SetArgDisplayNames(f.What));

    // Plain units, so that no policy comes from the recommended ones.
    private const string Accounts = """
              sandboxes: { alice: {} }
              teamUnits: { dev: workloads, test: workloads, prod: workloads }
            mlfoundation:teams: { fraud: { stages: { prod: {} } } }

          """;

    private static FoundationModel Foundation => new(
        [
            new("sandbox", "Sandbox", "o", false, "internet"), new("workloads", "Workloads", "o", false, "none"), new("workloads/production", "Production", "o", false, "corporate"),
            new("infrastructure", "Infrastructure", "o", false, "corporate"),
        ],
        [new("t-prod", "team", "o", "workloads/production", null, "corporate"), new("s", "sandbox", "o", "sandbox", null, "internet"), new("m", "management", "o", null, null, "none")], 1)
    {
        OrganizationId = "o-exampleorgid",
    };

    private static Plan Plan(string at, string condition) => PlanOf.Resources(
        PlanOf.Resource(Policy, "organization-policy-own",
        [
            ("name", "own"), ("type", "SERVICE_CONTROL_POLICY"),
            ("content", $$"""{"Version":"2012-10-17","Statement":[{"Sid":"NoGateways","Effect":"Deny","Action":"ec2:CreateInternetGateway","Resource":"*","Condition":{{condition}}}]}"""),
        ]),
        PlanOf.Resource(Attachment, at == "root" ? "organization-root-attachment-own" : $"organization-attachment-{at}/own", [("policyId", "${organization-policy-own.id}"), ("targetId", "x")])) with { Foundation = Foundation };
}

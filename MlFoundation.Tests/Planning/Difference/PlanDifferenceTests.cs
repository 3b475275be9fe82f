using System.Collections.Immutable;
using CsCheck;
using MlFoundation.Support;

namespace MlFoundation.Planning.Difference;

[TestFixture]
public sealed class PlanDifferenceTests
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Role = "aws:iam/role:Role";

    private static readonly FoundationModel Model = new(
        [new("workloads", "Workloads", "ml", false, "none"), new("workloads/data", "Data", "data", false, "corporate")],
        [new("lake", "dataLake", "Data", "workloads/data", null, "corporate") { Email = "lake@example.com" }],
        5)
    {
        Access = new AccessModel(
            [new("fraud/team-lead", "Fraud-TeamLead", "teamLead", "fraud", true)],
            [new("AdministratorAccess", "All.", 4, [], null, true, true), new("ReadOnly", "Reads.", 8, [], null, true, false)],
            [], 8),
        Security = new SecurityModel(["eu-west-1"], false, true, []),
    };

    private static IEnumerable<TestCaseData> Sentences()
    {
        yield return Case("account vended", Model, With(a => [.. a, new("fraud-dev", "team", "Fraud", "workloads", null, "none") { Email = "f@example.com" }]),
            "Harmless Accounts: fraud-dev is vended into workloads, owned by Fraud.");
        yield return Case("account taken in", Model, With(a => [.. a, new("old", "sandbox", "Fraud", "workloads", "123456789012", "internet")]),
            "Harmless Accounts: old is taken in: the account 123456789012 in workloads (internet), owned by Fraud.");
        yield return Case("account moved", Model, With(a => [a[0] with { Unit = "workloads" }]),
            "Careful Accounts: lake moves from workloads/data to workloads; the same policies and controls bind it.");
        yield return Case("account closing", Model, With(a => [a[0] with { State = "closing" }]),
            "Careful Accounts: lake takes the first of two steps to its end: it stays until it is released.");
        yield return Case("account released", Model, With(a => [a[0] with { State = "released" }]),
            "Dangerous Accounts: lake is released: its protection goes, and the next change may close it.");
        yield return Case("account closed", With(a => [a[0] with { State = "released" }]), With(_ => []),
            "Dangerous Accounts: lake is closed, as its release said: what is in it is gone after 90 days.");
        yield return Case("account removed", Model, With(_ => []),
            "Refused Accounts: lake is removed; expected an account to be closed in two steps: closing: true at its entry, deployed; then safety.released: { lake: the reason }, deployed. Put its entry back.");
        yield return Case("account's address", Model, With(a => [a[0] with { Email = "other@example.com" }]),
            "Refused Accounts: lake has the e-mail address other@example.com; expected lake@example.com. It is the root user's, and only there can it change: put the address back.");
        yield return Case("account's owner", Model, With(a => [a[0] with { Owner = "Lakes" }]),
            "Harmless Accounts: lake is owned by Lakes; before, by Data.");
        yield return Case("account's role", Model, With(a => [a[0] with { Role = "dataGovernance" }]),
            "Careful Accounts: lake has the role dataGovernance; before, dataLake.");
        yield return Case("unit created", Model, Model with { Units = [.. Model.Units, new("edge", "Edge", "edge", false, "internet")] },
            "Harmless Units: Unit edge is created, owned by edge, with internet connectivity.");
        yield return Case("unit named", Model, Model with { Units = [Model.Units[0], Model.Units[1] with { Name = "Lakes" }] },
            "Careful Units: Unit workloads/data is named \"Lakes\"; before, \"Data\". Its id stays, and with it its 1 account, policies and controls; whoever looks it up by its name has to follow.");
        yield return Case("unit's connectivity", Model, Model with { Units = [Model.Units[0] with { Connectivity = "internet" }, Model.Units[1]] },
            "Dangerous Units: Unit workloads has internet connectivity; before, none. Its 1 account keeps the network it has.");
        yield return Case("access gained", Model, Assigned("AdministratorAccess"),
            "Dangerous Access: Fraud-TeamLead gains AdministratorAccess in lake: The reason.");
        yield return Case("access to read gained", Model, Assigned("ReadOnly"),
            "Careful Access: Fraud-TeamLead gains ReadOnly in lake: The reason.");
        yield return Case("access lost", Assigned("ReadOnly"), Model,
            "Careful Access: Fraud-TeamLead loses ReadOnly in lake.");
        yield return Case("service off", Model, Model with { Security = Model.Security! with { Off = [new("macie", "No data here.")] } },
            "Dangerous Security: macie is switched off: No data here.");
        yield return Case("region no longer governed", Model with { Security = Model.Security! with { Regions = ["eu-west-1", "eu-west-2"] } }, Model,
            "Dangerous Security: eu-west-2 is no longer governed: nothing watches it, and what is there is fenced off.");
        yield return Case("logs unlocked", Model, Model with { Security = Model.Security! with { LocksLogs = false } },
            "Dangerous Security: Logs that come from now on are no longer locked.");
    }

    [TestCase("4.0", "3.3", "Refused Units: The landing zone would go back from version 4.0 to 3.3; expected 4.0 or a later one. AWS makes no such change: put the version back.")]
    [TestCase("3.3", "4.0", "Dangerous Units: The landing zone goes from version 3.3 to 4.0: every unit is registered anew afterwards, and there is no way back.")]
    public void TheLandingZone_GoesForward_AndNeverBack(string before, string after, string sentence)
    {
        var difference = PlanDifference.Of(Plan(Model, LandingZone(before)), Plan(Model, LandingZone(after)));
        Assert.That(Lines(difference), Is.EqualTo(new[] { sentence }));
        Assert.That(difference.Findings.Select(f => (f.Id, f.Severity)), Is.EqualTo(sentence.StartsWith("Refused", StringComparison.Ordinal) ? new[] { ("MLF-DIFF-001", Severity.Mandatory) } : []));

        static PlannedResource LandingZone(string version) => PlanOf.Resource("aws-native:controltower:LandingZone", "zone", [("version", version)], kept: true);
    }

    [TestCase("3.3", "4.0", false, "Refused Units: The landing zone would go from version 3.3 to 4.0 and switch accessManagement off at once; expected one after the other. AWS makes no such change: switch it off once the version is there.")]
    [TestCase("3.3", "4.0", true, "Dangerous Units: The landing zone goes from version 3.3 to 4.0: every unit is registered anew afterwards, and there is no way back.")]
    [TestCase("4.0", "4.0", false, "Careful Units: The landing zone changes its manifest: accessManagement.enabled.")]
    public void AnUpgrade_SwitchesNothingOff(string before, string after, bool access, string sentence)
    {
        // Read back, as a plan that a file keeps.
        var difference = PlanDifference.Of(Kept(Plan(Model, LandingZone(before, true))), Plan(Model, LandingZone(after, access)));
        Assert.That(Lines(difference), Is.EqualTo(new[] { sentence }));

        static PlannedResource LandingZone(string version, bool access) => PlanOf.Resource(
            "aws-native:controltower:LandingZone", "zone",
            [("version", version), ("manifest", ImmutableDictionary<string, object?>.Empty.Add("accessManagement", ImmutableDictionary<string, object?>.Empty.Add("enabled", access)))], kept: true);

        static Plan Kept(Plan plan)
        {
            using var buffer = new MemoryStream();
            PlanJson.Write(plan, buffer);
            return new PlanReader("before").Read(buffer.ToArray());
        }
    }

    [Test]
    public void ALandingZone_ThatIsNew_TakesTime() =>
        Assert.That(Lines(PlanDifference.Of(Plan(Model), Plan(Model, PlanOf.Resource("aws-native:controltower:LandingZone", "zone")))), Is.EqualTo(new[]
        {
            "Careful Units: The stack sets a landing zone up, which takes half an hour and more.",
        }));

    [TestCaseSource(nameof(Sentences))]
    public void AChangeOfTheModel_IsOneSentence(FoundationModel before, FoundationModel after, string sentence) =>
        Assert.That(Lines(PlanDifference.Of(Plan(before), Plan(after))), Is.EqualTo(new[] { sentence }));

    [Test]
    public void Guardrails_ComeAndGo_WithTheAccountsTheyBind()
    {
        PlannedResource data = PlanOf.Resource("aws:organizations/policyAttachment:PolicyAttachment", "organization-attachment-workloads/data/corporate-boundary");
        PlannedResource root = PlanOf.Resource("aws:organizations/policyAttachment:PolicyAttachment", "organization-root-attachment-deny-root-user");
        PlannedResource control = PlanOf.Resource("aws:controltower/controlTowerControl:ControlTowerControl", "organization-control-workloads/restricted-ssh");
        Assert.That(Lines(PlanDifference.Of(Plan(Model, data), Plan(Model, root, control))), Is.EqualTo(new[]
        {
            "Dangerous Guardrails: Policy corporate-boundary no longer binds workloads/data (1 account).",
            "Careful Guardrails: Control restricted-ssh binds workloads from now on (1 account).",
            "Careful Guardrails: Policy deny-root-user binds the root from now on (1 account).",
        }));
    }

    // Products are the program's own: a stack file cannot take one out, but the next version of the program can.
    [Test]
    public async Task AProduct_ThatComesOrGoes_IsSaidWithItsVersions()
    {
        var sandbox = await StackFiles.PlanAsync(StackFiles.Text("sandbox"));
        var product = sandbox.Resources.First(r => r.Type == "aws:servicecatalog/product:Product");
        var without = sandbox with { Resources = [.. sandbox.Resources.Where(r => r.Urn != product.Urn && !r.Inputs.ContainsValue($"${{{product.Name}.id}}"))] };
        var (name, version) = (product.Text("name"), ((ImmutableDictionary<string, object?>)product["provisioningArtifactParameters"]!)["name"]);
        var (gone, come) = (Lines(PlanDifference.Of(sandbox, without)), Lines(PlanDifference.Of(without, sandbox)));
        Assert.That(gone.Where(l => l.Contains(" Shares:", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"Careful Shares: Product {name} goes in us-east-1.",
            $"Careful Shares: Product {name} is no longer offered in portfolio Account vending in us-east-1.",
            $"Careful Shares: Product {name} no longer has version {version} in us-east-1.",
        }));
        Assert.That(come, Is.EqualTo(new[]
        {
            $"Harmless Shares: Product {name} has version {version} in us-east-1.",
            $"Harmless Shares: Product {name} is new in us-east-1.",
            $"Harmless Shares: Product {name} is offered in portfolio Account vending in us-east-1.",
        }));
    }

    [Test]
    public void AnAccountThatMoves_SaysWhatItLosesAndGains()
    {
        PlannedResource[] guardrails =
        [
            PlanOf.Resource("aws:organizations/policyAttachment:PolicyAttachment", "organization-attachment-workloads/data/corporate-boundary"),
            PlanOf.Resource("aws:controltower/controlTowerControl:ControlTowerControl", "organization-control-sandbox/restricted-ssh"),
        ];
        var before = Model with { Units = [.. Model.Units, new("sandbox", "Sandbox", "ml", true, "corporate")] };
        var after = before with { Accounts = [before.Accounts[0] with { Unit = "sandbox" }] };
        Assert.That(Lines(PlanDifference.Of(Plan(before, guardrails), Plan(after, guardrails))), Is.EqualTo(new[]
        {
            "Dangerous Accounts: lake moves from workloads/data to sandbox. It loses the policy corporate-boundary. It gains the control restricted-ssh.",
        }));
    }

    [Test]
    public void WhatMustNotBeLost_IsRefused_UntilItIsAcknowledged()
    {
        var logs = PlanOf.Resource(Bucket, "logs", [("bucket", "logs")], kept: true);
        var refused = PlanDifference.Of(Plan(Model, logs), Plan(Model));
        const string Message = "logs would be removed; expected it to stay: the objects in it are logs, results and templates, which are nowhere else. Put it back, or say in the stack file that it is meant: safety.acknowledge: { \"logs\": the reason }.";
        var acknowledged = PlanDifference.Of(Plan(Model, logs), Plan(Model with { Acknowledged = new Dictionary<string, string> { ["logs"] = "Nothing was written yet." } }));
        Assert.Multiple(() =>
        {
            Assert.That(Lines(refused), Is.EqualTo(new[] { $"Refused Resources: {Message}" }));
            Assert.That(refused.Findings, Is.EqualTo(new[] { new Finding("MLF-DIFF-001", Severity.Mandatory, logs.Urn, Message) }));
            Assert.That(refused.Gravest, Is.EqualTo(Grade.Refused));
            Assert.That(Lines(acknowledged), Is.EqualTo(new[]
            {
                $"Dangerous Resources: logs is removed, as the stack file acknowledges: Nothing was written yet. It is protected: the deployment stops unless `pulumi state unprotect '{logs.Urn}'` comes first.",
            }));
            Assert.That(acknowledged.Findings, Is.Empty);
        });
    }

    [Test]
    public void AReplacement_IsALossToo_AndNamesWhatMakesIt()
    {
        var difference = PlanDifference.Of(Plan(Model, PlanOf.Resource(Bucket, "logs", [("bucket", "one"), ("region", "eu-west-1")])), Plan(Model, PlanOf.Resource(Bucket, "logs", [("bucket", "two"), ("region", "eu-west-2")])));
        Assert.That(difference.Findings.Single().Message, Does.StartWith("logs would be replaced, because bucket and region change; expected it to stay"));
        Assert.That(difference.Resources.Single().Kind, Is.EqualTo(ChangeKind.Replaced));
    }

    [Test]
    public void AnInputWhoseChangesAreIgnored_ReplacesNothing()
    {
        var was = PlanOf.Resource(Bucket, "logs", [("bucket", "one")]);
        was = was with { Options = was.Options with { IgnoreChanges = ["bucket"] } };
        var difference = PlanDifference.Of(Plan(Model, was), Plan(Model, was with { Inputs = was.Inputs.SetItem("bucket", "two") }));
        Assert.That((difference.Resources.Single().Kind, difference.Gravest), Is.EqualTo((ChangeKind.Changed, Grade.Harmless)));
    }

    [Test]
    public void ALineThatAcknowledgesNothing_IsFound() =>
        Assert.That(PlanDifference.Of(Plan(Model), Plan(Model with { Acknowledged = new Dictionary<string, string> { ["lgs"] = "A reason of some length." } })).Findings.Select(f => $"{f.Id} {f.Severity}: {f.Message}"), Is.EqualTo(new[]
        {
            "MLF-DIFF-002 Advisory: safety.acknowledge names lgs; expected a resource that this change removes or replaces and that must not be lost. Take the line out, or correct the name: the difference gives it.",
        }));

    [Test]
    public void ARename_WithAnAlias_IsARename_AndWhatRefersToItIsTheSame()
    {
        var (old, now) = (PlanOf.Resource(Bucket, "logs", [("bucket", "b")], kept: true), PlanOf.Resource(Bucket, "log-archive", [("bucket", "b")], kept: true));
        now = now with { Options = now.Options with { Aliases = [old.Urn] } };
        var difference = PlanDifference.Of(Plan(Model, old, PlanOf.Resource(Role, "reader", [("policy", "${logs.arn}")])), Plan(Model, now, PlanOf.Resource(Role, "reader", [("policy", "${log-archive.arn}")])));
        Assert.That(difference.Resources.Select(r => (r.Kind, r.Grade, r.Urn, r.Former)), Is.EqualTo(new[] { (ChangeKind.Renamed, Grade.Harmless, now.Urn, old.Urn) }));
        Assert.That(difference.Findings, Is.Empty);
    }

    [Test]
    public void BelowAParentWithAnAlias_ChildrenMoveAlong()
    {
        var (old, now) = (Component("mlfoundation:x:Old", "one"), Component("mlfoundation:x:New", "two"));
        now = now with { Options = now.Options with { Aliases = [old.Urn] } };
        var difference = PlanDifference.Of(Plan(Model, old, Child("mlfoundation:x:Old", old, "one-key")), Plan(Model, now, Child("mlfoundation:x:New", now, "two-key")));
        Assert.That(difference.Resources.Select(r => (r.Kind, r.Name)), Is.EquivalentTo(new[] { (ChangeKind.Moved, "two"), (ChangeKind.Moved, "two-key") }));
    }

    [Test]
    public void Secrets_AreNeverShown()
    {
        var difference = PlanDifference.Of(
            Plan(Model, PlanOf.Resource(Role, "r", [("password", "hunter2"), ("nested", Map("secretKey", "abc"))])), Plan(Model, PlanOf.Resource(Role, "r", [("password", "hunter3"), ("nested", Map("secretKey", "abd"))])));
        Assert.That(difference.Resources.Single().Properties, Is.EqualTo(new[] { new PropertyChange("nested.secretKey", "(secret)", "(secret)", false), new PropertyChange("password", "(secret)", "(secret)", false) }));
    }

    [Test]
    public void Documents_AreComparedInside_StatementByStatement()
    {
        static string Document(string action) => $$"""{"Statement":[{"Sid":"A","Action":"{{action}}"},{"Sid":"B","Action":["x","y"]}]}""";
        var difference = PlanDifference.Of(Plan(Model, PlanOf.Resource(Role, "r", [("policy", Document("s3:Get*"))])), Plan(Model, PlanOf.Resource(Role, "r", [("policy", Document("s3:*"))])));
        Assert.That(difference.Resources.Single().Properties, Is.EqualTo(new[] { new PropertyChange("policy.Statement[A].Action", "\"s3:Get*\"", "\"s3:*\"", false) }));
    }

    // Whatever two plans are: each URN that differs is in one change, and none that does not.
    [Test]
    public void EveryUrnThatDiffers_IsNamedOnce() =>
        Gen.Select(Gen.Int[0, 3].Array[40], Gen.Int[0, 3].Array[40]).Hold((a, b) =>
        {
            var (before, after) = (Random(a), Random(b));
            var named = PlanDifference.Of(before, after).Resources.Select(r => r.Urn).ToArray();
            var expected = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).Select(i => PlanOf.Urn(Role, $"r{i}"));
            Assert.That(named, Is.EquivalentTo(expected));
            Assert.That(PlanDifference.Of(before, before).IsEmpty, Is.True);
        }, count: 200);

    [Test]
    public void TwiceAsManyResources_TakeTwiceAsMuch()
    {
        var (small, large) = (Allocated(5_000), Allocated(10_000));
        Assert.That(large, Is.LessThan(small * 2.6));
    }

    // What is allocated does not depend on what else the machine does, as time does.
    private static long Allocated(int resources)
    {
        var (before, after) = (Many(resources, "a"), Many(resources, "b"));
        var start = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(PlanDifference.Of(before, after).Resources, Has.Count.EqualTo(resources));
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    private static Plan Many(int count, string value) => PlanOf.Resources([.. Enumerable.Range(0, count).Select(i => PlanOf.Resource(Role, $"r{i}", [("name", "n"), ("description", value)]))]);

    // 0 is not there; any other number is the value of an input.
    private static Plan Random(int[] values) =>
        PlanOf.Resources([.. values.Select((v, i) => (v, i)).Where(p => p.v > 0).Select(p => PlanOf.Resource(Role, $"r{p.i}", [("description", $"{p.v}")]))]);

    private static PlannedResource Component(string type, string name) => PlanOf.Resource(type, name) with { Custom = false };

    private static PlannedResource Child(string parentType, PlannedResource parent, string name) =>
        PlanOf.Resource(Role, name) with { Urn = $"urn:pulumi:test::mlfoundation::{parentType}${Role}::{name}", Parent = parent.Urn };

    private static ImmutableDictionary<string, object?> Map(string key, string value) => ImmutableDictionary<string, object?>.Empty.Add(key, value);

    private static FoundationModel With(Func<IReadOnlyList<ModelAccount>, IReadOnlyList<ModelAccount>> change) => Model with { Accounts = change(Model.Accounts) };

    private static FoundationModel Assigned(string set) => Model with { Access = Model.Access! with { Assignments = [new("fraud/team-lead", set, "lake", "The reason.")] } };

    private static Plan Plan(FoundationModel model, params PlannedResource[] resources) => PlanOf.Resources(resources) with { Foundation = model };

    private static TestCaseData Case(string name, FoundationModel before, FoundationModel after, string sentence) => new TestCaseData(before, after, sentence).SetArgDisplayNames(name);

    private static string[] Lines(PlanDifference difference) => [.. difference.Changes.Select(c => $"{c.Grade} {c.Topic}: {c.Sentence}")];
}

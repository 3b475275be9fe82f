using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Access;

[TestFixture]
public sealed class AccessProofsTests
{
    private const string Set = "aws:ssoadmin/permissionSet:PermissionSet";
    private const string Group = "aws:identitystore/group:Group";
    private const string Managed = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";
    private const string Inline = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

    [TestCase("fraud/team-lead", "fraud-dev", "")]
    [TestCase("fraud/team-lead", "risk-dev", "MLF-ID-001 Mandatory: Fraud-TeamLead reaches risk-dev; expected accounts of team fraud alone.")]
    [TestCase("fraud/team-lead", "network", "MLF-ID-001 Mandatory: Fraud-TeamLead reaches network; expected accounts of team fraud alone.")]
    public void Teams_ReachTheirOwnAccounts(string group, string account, string found) => Assert.That(TeamIsolation.Teams.Messages(PlanWith((group, account))), Is.EqualTo(Lines(found)));

    [TestCase("AWSControlTowerAdmins", "management", "")]
    [TestCase("AWSNetworkAdmins", "log-archive", "MLF-ID-002 Mandatory: AWSNetworkAdmins reaches log-archive; expected central teams alone: AWSControlTowerAdmins. If it is one, say so: identity.platformGroups.AWSNetworkAdmins.central: true.")]
    [TestCase("fraud/team-lead", "management", "MLF-ID-002 Mandatory: Fraud-TeamLead reaches management; expected central teams alone: AWSControlTowerAdmins.")]
    [TestCase("sandbox-alice/users", "log-archive", "MLF-ID-002 Mandatory: Alice-Users reaches log-archive; expected central teams alone: AWSControlTowerAdmins.")]
    [TestCase("unknown", "log-archive", "MLF-ID-002 Mandatory: A group that the plan does not know reaches log-archive; expected central teams alone: AWSControlTowerAdmins.")]
    [TestCase("fraud/team-lead", "security-tooling", "MLF-ID-002 Mandatory: Fraud-TeamLead reaches security-tooling; expected central teams alone: AWSControlTowerAdmins.")]
    [TestCase("sandbox-alice/users", "network", "")]
    public void GuardedAccounts_AreForCentralTeams(string group, string account, string found) => Assert.That(TeamIsolation.GuardedAccounts.Messages(PlanWith((group, account))), Is.EqualTo(Lines(found)));

    [TestCase("sandbox-alice/users", "sandbox-alice", "")]
    [TestCase("sandbox-alice/users", "fraud-dev", "MLF-ID-003 Mandatory: Alice-Users reaches fraud-dev; expected its own sandbox alone.")]
    [TestCase("sandbox-alice/users", "sandbox-bob", "MLF-ID-003 Mandatory: Alice-Users reaches sandbox-bob; expected its own sandbox alone.")]
    public void SandboxUsers_ReachTheirSandbox(string group, string account, string found) => Assert.That(TeamIsolation.Sandboxes.Messages(PlanWith((group, account))), Is.EqualTo(Lines(found)));

    [TestCase("management", "network", "MLF-ID-009 Mandatory: Set administers the management account and network; expected a set of its own for the management account, which alone sees to it.")]
    [TestCase("fraud-dev", "network", "")]
    public void AnAdministratorsSet_OfTheManagementAccount_IsItsOwn(string one, string other, string found)
    {
        var plan = PlanWith(("AWSNetworkAdmins", one), ("AWSNetworkAdmins", other));
        plan = plan with { Foundation = plan.Foundation! with { Access = plan.Foundation.Access! with { PermissionSets = [new ModelPermissionSet("Set", "s", 4, [], null, false, true)] } } };
        Assert.That(ManagementAccess.Proof.Messages(plan), Is.EqualTo(Lines(found)));
    }

    // Groups and sets that are there already, and accounts that are yet to be made, are known by what the plan calls them.
    [TestCase("${group Fraud-TeamLead.groupId}", "${account.id}", "${permission set Old.arn}", "MLF-ID-001 Mandatory: Fraud-TeamLead reaches Risk Dev; expected accounts of team fraud alone.")]
    [TestCase("${group Fraud-TeamLead.groupId}", "999999999999", "${permission set Old.arn}", "MLF-ID-001 Mandatory: Fraud-TeamLead reaches 999999999999; expected accounts of team fraud alone.")]
    [TestCase("${group Others.groupId}", "${account.id}", "${permission set Old.arn}", "")]
    public void WhatIsThereAlready_IsKnownByItsName(string group, string account, string set, string found)
    {
        var plan = PlanOf.Resources(
            PlanOf.Resource("aws:organizations/account:Account", "account", [("name", "Risk Dev")]), PlanOf.Resource(Group, "group Fraud-TeamLead"), PlanOf.Resource(Set, "permission set Old"),
            PlanOf.Resource(PlannedAccess.AssignmentType, "a", [("principalId", group), ("targetId", account), ("permissionSetArn", set)])) with
        {
            Foundation = new FoundationModel([], [new("Risk Dev", "team", "o", null, null, "none") { Key = "risk-dev", Team = "risk" }], 5)
            {
                Access = new AccessModel([new("fraud/team-lead", "Fraud-TeamLead", "teamLead", "fraud", false)], [], [new("fraud/team-lead", "Old", "risk-dev", "A reason.")], 8),
            },
        };
        Assert.That(TeamIsolation.Teams.Messages(plan), Is.EqualTo(Lines(found)));
        Assert.That(ReasonedAssignments.Proof.Messages(plan), Has.Length.EqualTo(group.Contains("Fraud", StringComparison.Ordinal) && account[0] == '$' ? 0 : 1), "the reason of the fraud team's set in risk-dev");
    }

    [Test]
    public void ADelegatedIdentityCenter_IsFound() => Assert.That(
        ManagementAccess.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource("aws:organizations/delegatedAdministrator:DelegatedAdministrator", "sso", [("servicePrincipal", "sso.amazonaws.com")]),
            PlanOf.Resource("aws:organizations/delegatedAdministrator:DelegatedAdministrator", "config", [("servicePrincipal", "config.amazonaws.com")]))),
        Is.EqualTo(new[] { "MLF-ID-009 Mandatory: sso delegates Identity Center; expected the management account to keep it: a delegate can see to nothing that is assigned there." }));

    [Test]
    public void AnAssignmentWithoutAReason_IsFound()
    {
        var plan = PlanWith(("AWSNetworkAdmins", "network"), ("AWSNetworkAdmins", "management"));
        var reasoned = plan with { Foundation = plan.Foundation! with { Access = plan.Foundation.Access! with { Assignments = [new ModelAssignment("AWSNetworkAdmins", "Set", "network", "They run it.")] } } };
        Assert.That(ReasonedAssignments.Proof.Messages(reasoned), Is.EqualTo(new[] { "MLF-ID-004 Mandatory: 1-AWSNetworkAdmins-management has no reason; expected one sentence that says why." }));
    }

    [TestCase(2, 0), TestCase(1, 1)]
    public void MoreLanesThanTheSettingsSay_AreFound(int concurrency, int findings)
    {
        var plan = PlanWith(("AWSNetworkAdmins", "network"), ("AWSNetworkAdmins", "management"));
        plan = plan with { Foundation = plan.Foundation! with { Access = plan.Foundation.Access! with { Concurrency = concurrency } } };
        Assert.That(AssignmentLanes.Proof.Messages(plan), Is.EqualTo(Enumerable.Repeat(
            "MLF-ID-005 Mandatory: 2 assignments may be made at the same time; expected at most 1, as identity.concurrency says: AWS refuses what it cannot take.", findings)));
    }

    // Two that wait for one prolong its lane once: the other begins a lane of its own.
    [TestCase("0-AWSNetworkAdmins-network", "1-AWSNetworkAdmins-management", 1), TestCase("0-AWSNetworkAdmins-network", "0-AWSNetworkAdmins-network", 2), TestCase("elsewhere", "elsewhere", 3)]
    public void Lanes_AreCountedByTheirBeginnings(string second, string third, int lanes)
    {
        var plan = PlanWith(("AWSNetworkAdmins", "network"), ("AWSNetworkAdmins", "management"), ("AWSNetworkAdmins", "log-archive"));
        string[] after = ["", second, third];
        plan = plan with
        {
            Resources = [.. plan.Resources.Select(r => r.Type == PlannedAccess.AssignmentType && after[r.Name[0] - '0'] is { Length: > 0 } before
                ? r with { Options = r.Options with { DependsOn = [PlanOf.Urn(PlannedAccess.AssignmentType, before)] } } : r)],
            Foundation = plan.Foundation! with { Access = plan.Foundation.Access! with { Concurrency = 0 } },
        };
        Assert.That(AssignmentLanes.Proof.Messages(plan), Has.Some.StartsWith($"MLF-ID-005 Mandatory: {lanes} assignments may"));
    }

    [Test]
    public void TwoOfOneAccountAtOnce_AreFound() => Assert.That(
        AssignmentLanes.Proof.Messages(PlanWith(("AWSNetworkAdmins", "network"), ("fraud/team-lead", "network"))),
        Is.EqualTo(new[] { "MLF-ID-005 Mandatory: 1-fraud/team-lead-network may be made beside 0-AWSNetworkAdmins-network; expected a chain per account: AWS changes one role of an account at a time." }));

    [TestCase(10, ""), TestCase(11, "Advisory: Set has 11 managed policies: more than 10, which has to be asked for or raised first, and within 20.")]
    [TestCase(20, "Advisory: Set has 20 managed policies: more than 10, which has to be asked for or raised first, and within 20."), TestCase(21, "Mandatory: Set has 21 managed policies; expected at most 20.")]
    public void PoliciesOfASet_HaveAQuota(int count, string found) => Quota(
        found, [PlanOf.Resource(Set, "set", [("name", "Set")]), .. Enumerable.Range(0, count).Select(i => PlanOf.Resource(Managed, $"p{i}", [("permissionSetArn", "${set.arn}")]))]);

    [TestCase(250, ""), TestCase(251, "Advisory: Account 111122223333 has 251 permission sets: more than 250, which has to be asked for or raised first, and within 500.")]
    [TestCase(500, "Advisory: Account 111122223333 has 500 permission sets: more than 250, which has to be asked for or raised first, and within 500.")]
    [TestCase(501, "Mandatory: Account 111122223333 has 501 permission sets; expected at most 500.")]
    public void SetsOfAnAccount_HaveAQuota(int count, string found) => Quota(
        found, [.. Enumerable.Range(0, count).SelectMany(i => new[] { "a", "b" }, (i, who) => PlanOf.Resource(PlannedAccess.AssignmentType, $"{who}{i}", [("permissionSetArn", $"${{s{i}.arn}}"), ("targetId", "111122223333")]))]);

    [TestCase(2_000, ""), TestCase(2_001, "Advisory: The instance has 2001 permission sets: more than 2000, which has to be asked for or raised first, and within 3500.")]
    [TestCase(3_500, "Advisory: The instance has 3500 permission sets: more than 2000, which has to be asked for or raised first, and within 3500.")]
    [TestCase(3_501, "Mandatory: The instance has 3501 permission sets; expected at most 3500.")]
    public void Sets_HaveAQuota(int count, string found) => Quota(found, [.. Enumerable.Range(0, count).Select(i => PlanOf.Resource(Set, $"s{i}"))]);

    [TestCase(7_000, ""), TestCase(7_001, "Mandatory: The instance has 7001 accounts with assignments; expected at most 7000.")]
    public void Accounts_HaveAQuota(int count, string found) => Quota(
        found, [.. Enumerable.Range(0, count).Select(i => PlanOf.Resource(PlannedAccess.AssignmentType, $"a{i}", [("targetId", $"{i}")])), PlanOf.Resource(PlannedAccess.AssignmentType, "again", [("targetId", "0")])]);

    [Test]
    public void ASetThatThePlanDoesNotMake_IsCalledByItsArn() => Quota(
        "Mandatory: arn:aws:sso:::permissionSet/1 has 21 managed policies; expected at most 20.", [.. Enumerable.Range(0, 21).Select(i => PlanOf.Resource(Managed, $"p{i}", [("permissionSetArn", "arn:aws:sso:::permissionSet/1")]))]);

    [Test]
    public void AdministratorAccess_OutsideOfAdministrators_IsFound()
    {
        var plan = PlanWith() with
        {
            Resources = PlanOf.Resources(
                PlanOf.Resource(Set, "set", [("name", "Set")]), PlanOf.Resource(Managed, "policy", [("permissionSetArn", "${set.arn}"), ("managedPolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess")]),
                PlanOf.Resource(Inline, "inline", [("inlinePolicy", "{}")])).Resources,
        };
        Assert.That(AccessDocuments.Proof.Messages(plan), Is.EqualTo(new[]
        {
            "MLF-ID-007 Mandatory: inline is none: Policy document: there is no Statement; expected a document that IAM takes.",
            "MLF-ID-007 Mandatory: Set has AdministratorAccess and is not meant for administrators; expected narrower policies.",
        }));
    }

    private static void Quota(string found, PlannedResource[] resources) =>
        Assert.That(AccessQuotas.Proof.Messages(PlanOf.Resources(resources)), Is.EqualTo(found.Length == 0 ? [] : new[] { $"MLF-ID-006 {found}" }));

    private static string[] Lines(string text) => text.Length == 0 ? [] : [text];

    /// <summary>A plan with these assignments, of a small organization.</summary>
    private static Plan PlanWith(params (string Group, string Account)[] assignments)
    {
        ModelAccount Account(string key, string role, string? team, int id) => new(key, role, "owner", "unit", $"{id:000000000000}", "none") { Team = team };
        ModelAccount[] accounts =
        [
            Account("management", "management", null, 1), Account("log-archive", "logArchive", null, 2), Account("network", "network", null, 3), Account("fraud-dev", "team", "fraud", 4),
            Account("risk-dev", "team", "risk", 5), Account("security-tooling", "securityTooling", null, 8), Account("sandbox-alice", "sandbox", null, 6), Account("sandbox-bob", "sandbox", null, 7),
        ];
        ModelGroup[] groups =
        [
            new("AWSNetworkAdmins", "AWSNetworkAdmins", "platform", null, true), new("AWSControlTowerAdmins", "AWSControlTowerAdmins", "platform", null, true) { Central = true }, new("fraud/team-lead", "Fraud-TeamLead", "teamLead", "fraud", true),
            new("sandbox-alice/users", "Alice-Users", "sandboxUsers", null, true),
        ];
        var resources = assignments.Select((a, i) => PlanOf.Resource(
            PlannedAccess.AssignmentType, $"{i}-{a.Group}-{a.Account}",
            [("principalId", $"${{identity-group-{a.Group}.groupId}}"), ("targetId", accounts.Single(x => x.Key == a.Account).Id!), ("permissionSetArn", "${set.arn}")]));
        return PlanOf.Resources([PlanOf.Resource(Set, "set", [("name", "Set")]), .. groups.Select(g => PlanOf.Resource(Group, $"identity-group-{g.Key}")), .. resources]) with
        {
            Foundation = new FoundationModel([], accounts, 5) { Access = new AccessModel(groups, [new ModelPermissionSet("Set", "s", 4, [], null, false, false)], [], 8) },
        };
    }
}

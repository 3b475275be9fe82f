using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Identity;

[TestFixture]
public sealed class IdentityCenterAccessTests
{
    private const string Assignment = "aws:ssoadmin/accountAssignment:AccountAssignment";
    private const string Group = "aws:identitystore/group:Group";
    private const string Set = "aws:ssoadmin/permissionSet:PermissionSet";
    private const string Lookup = "aws:identitystore/getGroup:getGroup";

    [Test]
    public async Task WithoutIdentityCenter_NothingIsDeclared_UnlessAskedFor()
    {
        Assert.That((await StackFiles.PlanAsync(StackFiles.Minimal)).Resources.Where(r => r.Name.StartsWith("identity", StringComparison.Ordinal)), Is.Empty);
        Assert.That((await PlanAsync("enabled: true")).Resources.Where(r => r.Type == Assignment), Is.Not.Empty);
    }

    [Test]
    public async Task AGroupThatControlTowerMakes_IsLookedUp_WhereItDoes()
    {
        var own = await PlanAsync("enabled: true");
        var controlTowers = await StackFiles.PlanAsync(StackFiles.With(
            "accessManagement: false", "accessManagement: true, identityCenterBaselineArn: arn:aws:controltower:eu-west-1:111122223333:enabledbaseline/XEXAMPLE0IDENTITY"));
        Assert.Multiple(() =>
        {
            Assert.That(own.Resources.Where(r => r.Type == Group).Select(r => r["displayName"]), Has.Member("AWSControlTowerAdmins"));
            Assert.That(own.Calls.Where(c => c.Type == Lookup), Is.Empty);
            Assert.That(controlTowers.Resources.Where(r => r.Type == Group).Select(r => r["displayName"]), Has.No.Member("AWSControlTowerAdmins"));
            Assert.That(controlTowers.Calls.Where(c => c.Type == Lookup), Has.Exactly(1).Items);
        });
    }

    [Test]
    public async Task GroupsOfAnIdentityProvider_AreLookedUp_AllOfThem()
    {
        var plan = await PlanAsync("{ enabled: true, groups: lookup }");
        Assert.That((plan.Resources.Count(r => r.Type == Group), plan.Calls.Count(c => c.Type == Lookup)), Is.EqualTo((0, plan.Foundation!.Access!.Groups.Count)));
    }

    [Test]
    public async Task AKnownInstance_IsNotLookedUp()
    {
        var plan = await PlanAsync("{ enabled: true, instanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef', identityStoreId: d-1234567890, region: eu-central-1 }");
        Assert.That(plan.Calls.Select(c => c.Type), Has.No.Member("aws:ssoadmin/getInstances:getInstances"));
        var set = plan.Resources.First(r => r.Type == Set);
        Assert.That((set["instanceArn"], set.Region), Is.EqualTo(("arn:aws:sso:::instance/ssoins-0123456789abcdef", "eu-central-1")));
    }

    [Test]
    public async Task AddingATeam_AddsItsFourGroups_AndItsAssignmentsAlone()
    {
        var before = await PlanAsync("enabled: true", "teams: { fraud: {} }");
        var after = await PlanAsync("enabled: true", "teams: { fraud: {}, risk: {} }");
        var added = after.Resources.Select(r => r.Name).Except(before.Resources.Select(r => r.Name)).Where(n => n.StartsWith("identity-", StringComparison.Ordinal)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(added.Where(n => n.StartsWith("identity-group-", StringComparison.Ordinal)), Is.EqualTo(new[]
            {
                "identity-group-risk/data-engineers", "identity-group-risk/data-scientists", "identity-group-risk/ml-engineers", "identity-group-risk/team-lead",
            }));
            // Three accounts, four groups each, and the auditors of each account.
            Assert.That(added.Where(n => n.StartsWith("identity-assignment-risk-", StringComparison.Ordinal)), Has.Exactly(15).Items);
            Assert.That(added, Has.Length.EqualTo(19));
            Assert.That(before.Resources.Select(r => r.Name).Except(after.Resources.Select(r => r.Name)), Is.Empty);
        });
    }

    [Test]
    public async Task ByStage_AGroupHasAnotherSet_OrNone()
    {
        var plan = await PlanAsync("{ enabled: true, teamAccess: { dataScientists: { prod: DataScientistReadOnly, test: none } } }", "teams: { fraud: {} }");
        Assert.That(plan.Foundation!.Access!.Assignments.Where(a => a.Group == "fraud/data-scientists").Select(a => (a.Account, a.PermissionSet)), Is.EqualTo(new[]
        {
            ("fraud-dev", "DataScientist"), ("fraud-prod", "DataScientistReadOnly"),
        }));
    }

    [Test]
    public async Task OnesOwnAssignment_ReachesAccountsAndUnits_WithItsReason()
    {
        var plan = await PlanAsync(
            "{ enabled: true, platformGroups: { Operators: {} }, assignments: [{ group: Operators, permissionSet: PowerUserAccess, accounts: [log-archive, unit:workloads/production], reason: They run what everybody needs. }] }",
            "teams: { fraud: {} }");
        Assert.That(plan.Foundation!.Access!.Assignments.Where(a => a.Group == "Operators").Select(a => (a.Account, a.Reason)), Is.EqualTo(new[]
        {
            ("fraud-prod", "They run what everybody needs."), ("fraud-test", "They run what everybody needs."), ("log-archive", "They run what everybody needs."),
        }));
    }

    [Test]
    public async Task ASet_HasSessionPageBoundaryAndPolicies()
    {
        var plan = await PlanAsync("{ enabled: true, permissionSets: { DataScientist: { sessionHours: 2 } } }", "teams: { fraud: {} }");
        Assert.Multiple(() =>
        {
            var set = plan.Resources.Single(r => r.Name == "identity-set-DataScientist");
            Assert.That((set["sessionDuration"], set["relayState"]), Is.EqualTo(("PT2H", "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio-landing")));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-set-BreakGlassAdministrator")["sessionDuration"], Is.EqualTo("PT1H"));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-set-DataScientist/boundary")["permissionsBoundary"], Is.EqualTo(new Dictionary<string, object>
            {
                ["customerManagedPolicyReference"] = new Dictionary<string, object> { ["name"] = "mlfoundation-workload-boundary", ["path"] = "/mlfoundation/" },
            }));
            Assert.That(plan.Resources.Where(r => r.Name.StartsWith("identity-set-DataScientist/Amazon", StringComparison.Ordinal)).Select(r => r["managedPolicyArn"]), Is.EqualTo(new[] { "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" }));
        });
    }

    [Test]
    public async Task AnExistingSet_IsLookedUp_AndAssignedAsItIs()
    {
        var plan = await PlanAsync(
            "{ enabled: true, platformGroups: { AWSNetworkAdmins: { central: true } }, permissionSets: { AWSReadOnlyAccess: { existing: true } }, assignments: [{ group: AWSNetworkAdmins, permissionSet: AWSReadOnlyAccess, accounts: [management], reason: They look after the landing zone. }] }");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Calls.Select(c => c.Type), Has.Member("aws:ssoadmin/getPermissionSet:getPermissionSet"));
            Assert.That(plan.Resources.Where(r => r.Name.StartsWith("identity-set-AWSReadOnlyAccess", StringComparison.Ordinal)), Is.Empty);
            Assert.That(plan.Resources.Single(r => r.Name == "identity-assignment-management/AWSNetworkAdmins/AWSReadOnlyAccess")["permissionSetArn"], Is.EqualTo("${permission set AWSReadOnlyAccess.arn}"));
            Assert.That(plan.Findings.Where(f => f.Id.StartsWith("MLF-ID", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public async Task ASetOfOnesOwn_HasItsInlinePolicy()
    {
        const string Policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" } }""";
        var plan = await PlanAsync(
            $"{{ enabled: true, permissionSets: {{ Own: {{ description: Reads., inlinePolicy: '{Policy}' }}, AWSSecurityAuditors: {{ inlinePolicy: '{Policy}' }} }}, assignments: [{{ group: AWSMLEngineers, permissionSet: Own, accounts: [log-archive], reason: They look at what is kept there. }}] }}");
        const string Minified = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}""";
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Single(r => r.Name == "identity-set-Own/inline")["inlinePolicy"], Is.EqualTo(Minified));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-set-AWSSecurityAuditors/inline")["inlinePolicy"], Is.EqualTo(Minified));
        });
    }

    [Test]
    public async Task APlatformGroup_ThatReachesTheLogArchive_IsNamedACentralTeam_OrFound()
    {
        static string With(string central) =>
            $"{{ enabled: true, platformGroups: {{ Operators: {{ {central} }} }}, assignments: [{{ group: Operators, permissionSet: PowerUserAccess, accounts: [log-archive], reason: They run what everybody needs. }}] }}";
        Assert.That((await PlanAsync(With(""))).Findings.Where(f => f.Id == "MLF-ID-002").Select(f => f.Message), Is.EqualTo(new[]
        {
            "Operators reaches log-archive; expected central teams alone: AWSControlTowerAdmins, AWSSecurityEngineers, BreakGlass. If it is one, say so: identity.platformGroups.Operators.central: true.",
        }));
        Assert.That((await PlanAsync(With("central: true"))).Findings.Where(f => f.Id == "MLF-ID-002"), Is.Empty);
    }

    [Test]
    public void ASetThatControlTowerMakes_IsNotMadeAgain() => Assert.That(
        StackFiles.Problems(
            StackFiles.With("accessManagement: false", "accessManagement: true, identityCenterBaselineArn: arn:aws:controltower:eu-west-1:111122223333:enabledbaseline/XEXAMPLE0IDENTITY")
            + "  mlfoundation:identity: { permissionSets: { AWSReadOnlyAccess: { sessionHours: 2 }, AWSPowerUserAccess: { existing: true } } }\n"),
        Is.EqualTo(new[]
        {
            "identity.permissionSets.AWSReadOnlyAccess: expected existing: true. Control Tower makes that set, and Identity Center takes no second one of its name: use it as it is, or choose another name.",
        }));

    [Test]
    public async Task AThousandTeams_HaveTheirLanes_AndNoFinding()
    {
        var teams = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"    team{i}: {{}}\n"));
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal + $"  mlfoundation:security: {{ detective: {{ enabled: false, reason: It takes 1200 accounts. }} }}\n  mlfoundation:costs: {{ teamCategories: 4 }}\n  mlfoundation:identity: {{ enabled: true }}\n  mlfoundation:teams:\n{teams}");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Count(r => r.Type == Assignment), Is.GreaterThan(15_000));
            Assert.That(plan.Findings.Where(f => f.Id.StartsWith("MLF-ID", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public async Task ADomain_IsOpenedToItsTeamsDataScientists()
    {
        const string Application = "arn:aws:sso::111122223333:application/ssoins-0123456789abcdef/apl-0123456789abcdef";
        var plan = await PlanAsync($"{{ enabled: true, domains: {{ fraud-dev: '{Application}' }}, attributes: {{ team: '${{path:enterprise.department}}' }} }}", "teams: { fraud: {} }");
        var domain = plan.Resources.Single(r => r.Name == "identity-domain-fraud-dev");
        Assert.That((domain["applicationArn"], domain["principalId"], domain["principalType"]), Is.EqualTo((Application, "${identity-group-fraud/data-scientists.groupId}", "GROUP")));
        Assert.That(plan.Resources.Select(r => r.Name), Has.Member("identity-attributes"));
    }

    [Test]
    public async Task TheWayInOfLastResort_IsReported_OrNotThere()
    {
        var plan = await PlanAsync("{ enabled: true, breakGlass: { notify: [security@example.com] } }");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Single(r => r.Name == "identity-break-glass-rule").Text("eventPattern"), Does.Contain("\"Federate\"").And.Contains("\"BreakGlassAdministrator\""));
            var alarm = plan.Resources.Single(r => r.Name == "identity-break-glass-undelivered-alarm");
            Assert.That(alarm["alarmActions"], Is.EqualTo(new[] { "${identity-break-glass-topic.arn}" }));
            Assert.That(StackFiles.Text(alarm), Does.Contain("mlfoundation-break-glass-undelivered"));
            Assert.That(StackFiles.Text(plan.Resources.Single(r => r.Name == "identity-break-glass-target")), Does.Contain("${identity-break-glass-undelivered.arn}"));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-break-glass-undelivered-policy").Text("policy"), Does.Contain("${identity-break-glass-rule.arn}"));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-break-glass-topic-policy").Text("policy"), Does.Contain(":alarm:mlfoundation-break-glass-*"));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-break-glass-key").Text("policy"), Does.Contain("cloudwatch.amazonaws.com"));
            Assert.That(plan.Resources.Single(r => r.Name == "identity-break-glass-mail-security@example.com")["endpoint"], Is.EqualTo("security@example.com"));
            Assert.That(plan.Foundation!.Access!.Assignments.Where(a => a.PermissionSet == "BreakGlassAdministrator").Select(a => a.Account), Is.EqualTo(new[] { "management" }));
        });
        var without = await PlanAsync("{ enabled: true, breakGlass: { enabled: false } }");
        Assert.That(without.Resources.Where(r => r.Name.Contains("break-glass", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("assignments: [{ group: AWSNetworkAdmin, permissionSet: PowerUserAccess, accounts: [management], reason: Because it has to be. }]",
        "identity.assignments[0].group = \"AWSNetworkAdmin\": expected a group of the platform. Did you mean \"AWSNetworkAdmins\"?")]
    [TestCase("assignments: [{ group: AWSNetworkAdmins, permissionSet: Everything, accounts: [management], reason: Because it has to be. }]",
        "identity.assignments[0].permissionSet = \"Everything\": expected a permission set. The permission sets are: AWSControlTowerAdmins, AWSSecurityAuditors, AdministratorAccess, BreakGlassAdministrator, DataEngineering, DataScientist, DataScientistReadOnly, MLEngineering, NetworkAdministrator, PowerUserAccess, SandboxUser.")]
    [TestCase("assignments: [{ group: AWSNetworkAdmins, permissionSet: PowerUserAccess, accounts: [managment], reason: Because it has to be. }]",
        "identity.assignments[0].accounts[0] = \"managment\": expected the key of an account, or unit: with the path of a unit. Did you mean \"management\"?")]
    [TestCase("assignments: [{ group: AWSNetworkAdmins, permissionSet: PowerUserAccess, accounts: [management] }]",
        "identity.assignments[0].reason: expected a sentence that says why, of 10 to 300 characters. The key is missing; add \"reason:\".")]
    [TestCase("permissionSets: { Own: {} }",
        "identity.permissionSets.Own.description: expected a sentence that says what the set is for. People choose by it in the access portal.|identity.permissionSets.Own.managedPolicies: expected at least one policy. A new set allows nothing by itself. To change a usual set, use its name: AWSControlTowerAdmins, AWSSecurityAuditors, AdministratorAccess, BreakGlassAdministrator, DataEngineering, DataScientist, DataScientistReadOnly, MLEngineering, NetworkAdministrator, PowerUserAccess, SandboxUser.")]
    [TestCase("permissionSets: { AWSReadOnlyAccess: { existing: true, sessionHours: 2 } }",
        "identity.permissionSets.AWSReadOnlyAccess: expected only existing and description. A set that is there is used as it is: remove the other keys, or existing.")]
    [TestCase("permissionSets: { Own: { description: Reads., inlinePolicy: '{\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}' } }",
        "identity.permissionSets.Own.inlinePolicy = a policy that allows everything in All: expected the actions that are needed. Who administers an account has AdministratorAccess, a usual set of its own.")]
    [TestCase("teamAccess: { teamLead: { prod: Administrator } }",
        "identity.teamAccess.teamLead.prod = \"Administrator\": expected a permission set, or none. Did you mean \"AdministratorAccess\"?")]
    [TestCase("domains: { management: 'arn:aws:sso::111122223333:application/ssoins-0123456789abcdef/apl-0123456789abcdef' }",
        "identity.domains.management: expected the key of a team's account.")]
    public void Access_WithAProblem_IsNamed(string identity, string problems) =>
        Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:identity:\n    enabled: true\n    {identity}\n"), Is.EqualTo(problems.Split('|')));

    [TestCase("data-science", "data--science")]
    public void TwoTeams_WhoseGroupsWouldShareAName_AreNamed(string one, string other) => Assert.That(
        StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:identity: {{ enabled: true }}\n  mlfoundation:teams: {{ {one}: {{}}, {other}: {{}} }}\n"),
        Has.Member("identity.teamGroups = DataScience-TeamLead for data--science/team-lead and data-science/team-lead: expected a name of its own for each group. Choose another pattern, or rename one of the teams."));

    private static Task<Plan> PlanAsync(string identity, string more = "teams: {}") =>
        StackFiles.PlanAsync(StackFiles.Minimal + $"  mlfoundation:identity: {(identity.StartsWith('{') ? identity : $"{{ {identity} }}")}\n  mlfoundation:{more}\n");
}

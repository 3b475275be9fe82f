using MlFoundation.Support;

namespace MlFoundation;

[TestFixture]
public sealed class FoundationSettingsTests
{
    private const string Units = "    owner: platform\n    units:\n      security: {}\n      infrastructure: {}\n      deployments: {}\n      sandbox: {}\n      workloads: { units: { development: {}, production: {} } }\n";

    [Test]
    public async Task TheSmallestFile_Plans_WithTheRecommendedUnits()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Foundation!.Units.Select(u => u.Path), Is.EqualTo(new[]
            {
                "deployments", "infrastructure", "sandbox", "security", "workloads", "workloads/development", "workloads/production",
            }));
            Assert.That(plan.Findings, Is.Empty);
        });
    }

    [TestCase("      infrastructure: { name: Root }", "organization.units.infrastructure.name = \"Root\": expected another name. AWS Organizations keeps \"Root\" for the root.")]
    [TestCase("      infrastructure: { name: Sandbox }", "organization.units.sandbox.name = \"Sandbox\": expected a name of its own below the same unit. \"infrastructure\" has it already.")]
    [TestCase("      infrastructure: { policies: [deny-root-usr] }", "organization.units.infrastructure.policies[0] = \"deny-root-usr\": expected the name of a policy document. Did you mean \"deny-root-user\"?")]
    [TestCase("      infrastructure: { policies: [quarantine] }", "organization.units.infrastructure.policies[0] = \"quarantine\": expected the name of a policy document. The documents are: ai-services-opt-out, backup-by-tag, bedrock-models, corporate-boundary, cost-allocation-tags, data-egress, data-perimeter, deny-leave-organization, deny-outside-governed-regions, deny-root-user, ec2-account-defaults, instances-development, instances-production, instances-sandbox, isolated-models, protect-control-tower, protect-foundation-roles, protect-security-services, require-cost-tags, sagemaker-boundary, sandbox-boundary, studio-from-network.")]
    [TestCase("      infrastructure: { controls: [restricted-sh] }", "organization.units.infrastructure.controls[0] = \"restricted-sh\": expected the name of a known control. Did you mean \"restricted-ssh\"? Any other control can be given by its ARN: { identifier: arn:aws:controlcatalog:::control/… }.")]
    [TestCase("      infrastructure: { controls: [region-deny] }", "organization.units.infrastructure.controls[0].parameters: expected the parameter AllowedRegions. Write { control: region-deny, parameters: { AllowedRegions: [value] } }.")]
    [TestCase("      infrastructure: { controls: [{ parameters: {} }] }", "organization.units.infrastructure.controls[0]: expected either \"control\" or \"identifier\". Give the name of a known control, or the ARN of another.")]
    [TestCase("      infrastructure: { controls: [restricted-ssh, restricted-ssh] }", "organization.units.infrastructure.controls[1] = \"restricted-ssh\": expected each control once. Remove one of the two.")]
    [TestCase("      infrastructure: { units: { l2: { units: { l3: { units: { l4: { units: { l5: { units: { l6: {} } } } } } } } } } }", "organization.units.infrastructure.units.l2.units.l3.units.l4.units.l5.units.l6: expected at most 5 levels of units. AWS Organizations nests no deeper: move the unit up.")]
    public void AUnit_WithAProblem_IsNamed(string unit, string problem) => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", Units.Replace("      infrastructure: {}", unit, StringComparison.Ordinal))), Is.EqualTo(new[] { problem }));

    [TestCase("R&D"), TestCase("a, b"), TestCase("${x}"), TestCase("<b>")]
    public void AnOwner_ThatCannotBeATag_IsNamed(string owner) => Assert.That(
        StackFiles.Problems(StackFiles.With("owner: platform", $"owner: \"{owner}\"")),
        Is.EqualTo(new[] { $"organization.owner = \"{owner}\": expected the name of a team, in letters, digits, spaces and _ . : / = + @ -, 1 to 128 characters on one line." }));

    [TestCase("Équipe données"), TestCase("ml-platform@example.com"), TestCase("Team 7: data/ml + x=y_z.")]
    public void AnOwner_OfLettersAndTheSignsOfTags_IsRight(string owner) =>
        Assert.That(StackFiles.Problems(StackFiles.With("owner: platform", $"owner: \"{owner}\"")), Is.Empty);

    [TestCase(1_990, 0), TestCase(1_994, 1)]
    public void MoreUnitsThanAnOrganizationHolds_AreAProblem(int more, int problems)
    {
        var units = string.Concat(Enumerable.Range(0, more).Select(i => $"      u{i}x: {{}}\n"));
        Assert.That(StackFiles.Problems(StackFiles.With("    owner: platform\n", Units + units)), Has.Length.EqualTo(problems));
    }

    [Test]
    public void FiveLevelsOfUnits_AreRight() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", Units.Replace(
            "      infrastructure: {}", "      infrastructure: { units: { l2: { units: { l3: { units: { l4: { units: { l5: {} } } } } } } } }", StringComparison.Ordinal))),
        Is.Empty);

    [Test]
    public void SecurityUnit_CannotBeRegistered() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", Units.Replace("security: {}", "security: { register: true }", StringComparison.Ordinal))),
        Is.EqualTo(new[] { "organization.units.security.register = true: expected false. Control Tower refuses to register the Security unit." }));

    [Test]
    public void LandingZone33_MakesItsTwoUnitsItself() => Assert.That(
        StackFiles.Problems(StackFiles.With("accessManagement: false", "accessManagement: false, version: \"3.3\"")),
        Is.EqualTo(new[]
        {
            "organization.units.sandbox.existing = false: expected true. Landing zone 3.3 makes the Security and the Sandbox unit itself; from 4.0 on it makes none.",
            "organization.units.security.existing = false: expected true. Landing zone 3.3 makes the Security and the Sandbox unit itself; from 4.0 on it makes none.",
        }));

    [Test]
    public void AnExistingLandingZone_StandsOnKnownAccounts() => Assert.That(
        StackFiles.Problems(StackFiles.With("landingZone: managed", "landingZone: existing")),
        Is.EqualTo(new[]
        {
            "accounts.logArchive.id: expected the id of the account. The existing landing zone stands on it: look it up in Control Tower's console.",
            "accounts.securityTooling.id: expected the id of the account. The existing landing zone stands on it: look it up in Control Tower's console.",
        }));

    [Test]
    public void Controls_NeedALandingZone() => Assert.That(
        StackFiles.Problems(StackFiles.With("landingZone: managed", "landingZone: none").Replace(
            "    owner: platform\n", Units.Replace("      infrastructure: {}", "      infrastructure: { controls: [restricted-ssh] }", StringComparison.Ordinal), StringComparison.Ordinal)),
        Is.EqualTo(new[] { "organization.units.infrastructure.controls: expected no controls without a landing zone. Set organization.controlTower.landingZone to managed or existing, or remove the controls." }));

    [TestCase("    network: { unit: infrastucture }", "accounts.network.unit = \"infrastucture\": expected a unit of organization.units. Did you mean \"infrastructure\"?")]
    [TestCase("    network: { unit: nowhere-at-all }", "accounts.network.unit = \"nowhere-at-all\": expected a unit of organization.units. The units are: deployments, infrastructure, sandbox, security, workloads, workloads/development, workloads/production.")]
    [TestCase("    logArchive: { unit: securty }", "accounts.logArchive.unit = \"securty\": expected a unit of organization.units. Did you mean \"security\"?")]
    [TestCase("    securityTooling: { unit: securty }", "accounts.securityTooling.unit = \"securty\": expected a unit of organization.units. Did you mean \"security\"?")]
    [TestCase("    network: { unit: sandbox, connectivity: corporate }", "accounts.network.connectivity = \"corporate\": expected internet, as its unit sandbox has it. An account gets its network by the unit it sits in: name another unit, or give the unit this connectivity.")]
    [TestCase("    network: { unit: workloads, connectivity: corporate }", "accounts.network.connectivity = \"corporate\": expected none, as its unit workloads has it. An account gets its network by the unit it sits in: name another unit, or give the unit this connectivity.")]
    [TestCase("    network: { connectivity: internet }", "accounts.network.connectivity = \"internet\": expected corporate, as its unit infrastructure has it. An account gets its network by the unit it sits in: name another unit, or give the unit this connectivity.")]
    [TestCase("    network: { email: aws+log-archive@example.com }", "accounts.network.email = \"aws+log-archive@example.com\": expected an e-mail address of its own; accounts.logArchive has it. AWS takes an address for one account only.")]
    [TestCase("    network: { name: LOG-archive }", "accounts.network.name = \"LOG-archive\": expected a name of its own; accounts.logArchive has it. Give one of the two another name.")]
    [TestCase("    network: { id: \"111122223333\" }", "accounts.network.id = \"111122223333\": expected an id of its own; accounts.management has it. One of the two is another account.")]
    [TestCase("    securityTooling: { unit: infrastructure }", "accounts.securityTooling.unit = \"infrastructure\": expected one unit directly under the root for it and the log archive, which is in security. Control Tower wants both accounts in the Security unit.")]
    [TestCase("    devOps: { combinedWith: mlSharedServices, owner: a }", "accounts.devOps.combinedWith = \"mlSharedServices\": expected an account that is there. Add accounts.mlSharedServices, or give DevOps an account of its own.")]
    [TestCase("    devOps: { combinedWith: mlSharedServices, owner: a }\n    mlSharedServices: { owner: b }", "accounts.devOps.owner = \"a\": expected \"b\", the owner of mlSharedServices. One account may hold both only where one team owns both; two owners need two accounts, so that each answers for its own. Remove combinedWith, or name that owner.")]
    [TestCase("    devOps: { combinedWith: mlSharedServices, owner: a, name: x }\n    mlSharedServices: { owner: a }", "accounts.devOps: expected only combinedWith and owner. The account is described under accounts.mlSharedServices: move the other keys there.")]
    [TestCase("    centralDeployments: { teams: [frauds] }\n  mlfoundation:teams: { fraud: {} }", "accounts.centralDeployments.teams[0] = \"frauds\": expected the key of a team. Did you mean \"fraud\"?")]
    [TestCase("    centralDeployments: { teams: [fraud, somebody-else] }\n  mlfoundation:teams: { fraud: {} }", "accounts.centralDeployments.teams[1] = \"somebody-else\": expected the key of a team. The teams are: fraud.")]
    [TestCase("    dataLakes: { dev: {} }\n  mlfoundation:teams: { data-lake: { stages: { dev: {} } } }", "teams.data-lake.stages.dev = \"data-lake-dev\": expected a key of its own; accounts.dataLakes.dev has it. Rename one of the two: both would be called that.|teams.data-lake.stages.dev.name = \"data-lake-dev\": expected a name of its own; accounts.dataLakes.dev has it. Give one of the two another name.|teams.data-lake.stages.dev.email = \"aws+data-lake-dev@example.com\": expected an e-mail address of its own; accounts.dataLakes.dev has it. AWS takes an address for one account only.")]
    public void AnAccount_WithAProblem_IsNamed(string accounts, string problems) => Assert.That(
        StackFiles.Problems(StackFiles.Minimal.TrimEnd() + "\n" + accounts + "\n"), Is.EquivalentTo(problems.Split('|')));

    [Test]
    public void WithoutAnEmailPattern_EachAccountGivesItsOwn() => Assert.That(
        StackFiles.Problems(StackFiles.With("    emailPattern: aws+{account}@example.com\n", "    securityTooling: { email: s@example.com }\n")),
        Is.EqualTo(new[] { "accounts.logArchive.email: expected an e-mail address. Give one here, or accounts.emailPattern for all: aws+{account}@example.com." }));

    [Test]
    public void AnEmailThatThePatternMakesTooLong_IsNamed() => Assert.That(
        StackFiles.Problems(StackFiles.With("aws+{account}@example.com", "aws+{account}@a-department-with-a-long-name.example.com")
            + $"  mlfoundation:teams: {{ {new string('t', 40)}: {{ stages: {{ dev: {{}} }} }} }}\n"),
        Is.EqualTo(new[]
        {
            $"teams.{new string('t', 40)}.stages.dev.email = \"aws+{new string('t', 40)}-dev@a-department-with-a-long-name.example.com\": expected an e-mail address of 6 to 64 characters. Give a shorter one here.",
        }));

    [TestCase("none", "register: true"), TestCase("managed", "register: false"), TestCase("managed", "existing: true")]
    public void TheSecurityUnit_MayBeAllThatControlTowerLeavesIt(string landingZone, string security) => Assert.That(
        StackFiles.Problems(StackFiles.With("landingZone: managed", $"landingZone: {landingZone}").Replace(
            "    owner: platform\n", Units.Replace("security: {}", $"security: {{ {security} }}", StringComparison.Ordinal), StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void WhereTheLandingZonesAccountsSitApart_NothingElseIsSaidOfThem() => Assert.That(
        StackFiles.Problems(StackFiles.With("landingZone: managed", "landingZone: existing") + "    securityTooling: { unit: infrastructure }\n"),
        Is.EqualTo(new[]
        {
            "accounts.securityTooling.unit = \"infrastructure\": expected one unit directly under the root for it and the log archive, which is in security. Control Tower wants both accounts in the Security unit.",
        }));

    [Test]
    public void OneAccount_MayBeDevOpsAndMlSharedServices_WhereOneTeamOwnsBoth()
    {
        var accounts = Accounts.AccountPlan.Of(StackFiles.Settings(
            StackFiles.Minimal.TrimEnd() + "\n    devOps: { combinedWith: mlSharedServices, owner: a }\n    mlSharedServices: { owner: a }\n"));
        Assert.That(accounts.Where(a => a.Key is "ml-shared-services" or "dev-ops").Select(a => (a.Key, a.AlsoDevOps)), Is.EqualTo(new[] { ("ml-shared-services", true) }));
    }
}

using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Proofs.Access;
using MlFoundation.Support;

namespace MlFoundation.Identity;

/// <summary>The two tables that this access was asked for by, read as data off the plan of prod.</summary>
[TestFixture]
public sealed class SeedTableTests
{
    private IReadOnlyList<PlannedAccess.Assignment> assignments = [];
    private Plan plan = null!;

    [OneTimeSetUp]
    public async Task PlanProd()
    {
        plan = await FoundationPlanner.PlanAsync("prod", SettingsReader.Read<FoundationSettings>("Pulumi.prod.yaml", StackFiles.Text("prod")));
        assignments = PlannedAccess.In(new ProofInput(plan));
    }

    [TestCase("AWSControlTowerAdmins", "AWSControlTowerAdmins", "management")]
    [TestCase("AWSControlTowerAdmins", "AWSSecurityAuditors", "management")]
    [TestCase("AWSNetworkAdmins", "NetworkAdministrator", "network")]
    [TestCase("AWSMLEngineers", "PowerUserAccess", "mlSharedServices")]
    [TestCase("AWSDataEngineers", "PowerUserAccess", "dataLake")]
    [TestCase("AWSSecurityEngineers", "PowerUserAccess", "securityTooling")]
    public void APlatformGroup_HasItsSet_InEveryAccountOfThatRole(string group, string set, string role)
    {
        var accounts = plan.Foundation!.Accounts.Where(a => a.Role == role).Select(a => a.Key).ToArray();
        Assert.That(accounts, Is.Not.Empty);
        Assert.That(assignments.Where(a => a.Group?.Name == group && a.PermissionSet == set).Select(a => a.Account!.Key), Is.SupersetOf(accounts));
    }

    [Test]
    public void SecurityEngineers_LookIntoEveryAccount() => Assert.That(
        assignments.Where(a => a is { Group.Name: "AWSSecurityEngineers", PermissionSet: "AWSSecurityAuditors" }).Select(a => a.Account!.Key),
        Is.EquivalentTo(plan.Foundation!.Accounts.Select(a => a.Key)));

    [TestCase("TeamLead", "AdministratorAccess"), TestCase("DataScientists", "DataScientist"), TestCase("MLEngineers", "MLEngineering"), TestCase("DataEngineers", "DataEngineering")]
    public void ATeamGroup_HasItsSet_OnItsTeamsAccountsAlone(string role, string set)
    {
        foreach (var (key, name) in new[] { ("forecasting", "Forecasting"), ("fraud", "Fraud"), ("recommendations", "Recommendations") })
        {
            Assert.That(
                assignments.Where(a => a.Group?.Name == $"{name}-{role}").Select(a => (a.PermissionSet, a.Account!.Key)),
                Is.EquivalentTo(plan.Foundation!.Accounts.Where(a => a.Team == key).Select(a => (set, a.Key))));
        }
    }

    [Test]
    public void EveryAssignment_IsKnown_AndHasItsReason()
    {
        Assert.That(assignments, Is.Not.Empty.And.All.Matches<PlannedAccess.Assignment>(a => a is { Group: not null, Account: not null, PermissionSet: not null }));
        Assert.That(plan.Foundation!.Access!.Assignments.Select(a => a.Reason), Is.All.Match("^[A-Z].{9,}\\.$"));
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Security;

[TestFixture]
public sealed class BackupVaultsTests
{
    private const string Vault = "aws:backup/vault:Vault";
    private const string Lock = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

    [Test]
    public async Task Prod_KeepsBackupsOfTheDataUnitsAccounts_InEachRegion()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        string[] expected =
        [
            .. from account in plan.Foundation!.Accounts
               where account.Unit == "workloads/data"
               from region in new[] { "eu-central-1", "eu-west-1" }
               select $"{account.Key} {region}",
        ];
        Assert.That(plan.Resources.Where(r => r.Type == Vault).Select(r => $"{r.Account} {r.Region}"), Is.EquivalentTo(expected).And.Not.Empty);
    }

    [TestCase("", new string[0])]
    [TestCase("workloads", new[] { "data-lake-orders", "team-dev", "team-prod", "team-test" })]
    [TestCase("production", new[] { "data-lake-orders", "team-prod", "team-test" })]
    public async Task Vaults_AreWhereThePolicyHolds_BelowItsUnit(string unit, string[] accounts)
    {
        var plan = await PlanOfAsync(unit, "mlfoundation-backup");
        Assert.That(plan.Resources.Where(r => r.Type == Vault).Select(r => r.Account), Is.EqualTo(accounts));
    }

    [TestCase("mlfoundation-backup"), TestCase("other")]
    public async Task ThePolicy_FindsItsVaultInEveryRegion_AndItsRole(string name)
    {
        var plan = await PlanOfAsync("production", name);
        var policy = JsonNode.Parse(plan.Resources.Single(r => r.Text("type") == "BACKUP_POLICY").Text("content")!)!["plans"]!["tagged"]!;
        var rules = policy["rules"]!.AsObject().Select(r => r.Value!).ToArray();
        var vaults = plan.Resources.Where(r => r.Type == Vault && r.Account == "team-prod").ToArray();
        var role = plan.Resources.Single(r => r.Type == "aws:iam/role:Role" && r.Account == "team-prod");
        Assert.Multiple(() =>
        {
            Assert.That(vaults.Select(v => v.Region), Is.EqualTo(policy["regions"]!["@@assign"]!.AsArray().Select(r => (string)r!)));
            Assert.That(vaults.Select(v => v.Text("name")).Distinct(), Is.EqualTo(rules.Select(r => (string)r["target_backup_vault_name"]!["@@assign"]!).Distinct()));
            Assert.That(vaults.Select(v => v.Text("kmsKeyArn")), Is.EqualTo(new[] { "${backups-team-prod-eu-west-1-key.arn}" }));
            Assert.That($"arn:aws:iam::$account:role{role.Text("path")}{role.Text("name")}", Is.EqualTo((string)policy["selections"]!["tags"]!["by-tag"]!["iam_role_arn"]!["@@assign"]!));
            Assert.That(
                rules.Select(r => int.Parse((string)r["lifecycle"]!["delete_after_days"]!["@@assign"]!, CultureInfo.InvariantCulture)),
                Has.All.GreaterThanOrEqualTo(Convert.ToInt32(plan.Resources.First(r => r.Type == Lock).Inputs["minRetentionDays"], CultureInfo.InvariantCulture)), "the lock refuses shorter ones");
        });
    }

    private static Task<Plan> PlanOfAsync(string unit, string vault)
    {
        string PoliciesOf(string name) => name == unit ? "policies: [backup-by-tag]" : "policies: []";
        return StackFiles.PlanAsync(StackFiles.With(
            "    controlTower:",
            $$"""
                guardrails: { backupVault: {{vault}} }
                units:
                  security: {}
                  infrastructure: { connectivity: internet }
                  sandbox: { connectivity: internet }
                  workloads:
                    connectivity: internet
                    {{PoliciesOf("workloads")}}
                    units: { production: { {{PoliciesOf("production")}} }, development: {} }
                controlTower:
            """) + "    dataUnit: workloads/production\n    dataLakes: { orders: {} }\n  mlfoundation:teams: { team: {} }\n");
    }
}

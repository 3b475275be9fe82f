using System.Text;
using System.Text.Json;

namespace MlFoundation.Planning.Adoption;

/// <summary>What the AWS CLI prints for organizations of several sizes.</summary>
internal sealed class Listings
{
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public IEnumerable<(string, ReadOnlyMemory<byte>)> Files => files.Select(f => (f.Key, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(f.Value)));

    /// <summary>Two units, four accounts, one policy of its own and one of ours, Identity Center.</summary>
    public static Listings Small() => new Listings().Start()
        .With("units.r-abcd.json", new { OrganizationalUnits = new[] { Unit("ou-abcd-security1", "Security"), Unit("ou-abcd-workload1", "Work & loads") } })
        .With("units.ou-abcd-security1.json", new { OrganizationalUnits = Array.Empty<object>() })
        .With("accounts.r-abcd.json", new { Accounts = new[] { Account("111122223333", "Main") } })
        .With("accounts.ou-abcd-security1.json", new { Accounts = new[] { Account("222222222222", "Log Archive"), Account("333333333333", "Audit") } })
        .With("accounts.ou-abcd-workload1.json", new { Accounts = new[] { Account("444444444444", "fraud-dev"), Account("555555555555", "Website"), Account("666666666666", "Old", "SUSPENDED") } })
        .With("policies.json", new { Policies = new[] { Policy("p-11111111", "deny-root-user"), Policy("p-22222222", "company rules") } })
        .With("targets.p-11111111.json", new { Targets = new[] { Target("ou-abcd-workload1") } })
        .With("targets.p-22222222.json", new { Targets = new[] { Target("r-abcd"), Target("ou-abcd-workload1") } })
        .With("instances.json", new { Instances = new[] { new { InstanceArn = "arn:aws:sso:::instance/ssoins-1111222233334444", IdentityStoreId = "d-1234567890" } } })
        .With("set.json", new { PermissionSet = new { Name = "DataScientist", PermissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444" } })
        .With("groups.json", new { Groups = new[] { new { GroupId = "90671111-1111-1111-1111-111111111111", DisplayName = "Fraud-TeamLead" } } });

    /// <summary>Nested units under Control Tower, no Identity Center, an account at the root.</summary>
    public static Listings Nested() => new Listings().Start()
        .With("units.r-abcd.json", new { OrganizationalUnits = new[] { Unit("ou-abcd-security1", "Security"), Unit("ou-abcd-workload1", "Workloads"), Unit("ou-abcd-sandbox11", "Sandbox") } })
        .With("units.ou-abcd-workload1.json", new { OrganizationalUnits = new[] { Unit("ou-abcd-prod11111", "Prod") } })
        .With("accounts.r-abcd.json", new { Accounts = new[] { Account("111122223333", "Main"), Account("777777777777", "Lost") } })
        .With("accounts.ou-abcd-security1.json", new { Accounts = new[] { Account("222222222222", "Log Archive"), Account("333333333333", "Audit") } })
        .With("accounts.ou-abcd-prod11111.json", new { Accounts = new[] { Account("444444444444", "fraud-production") } })
        .With("accounts.ou-abcd-sandbox11.json", new { Accounts = new[] { Account("555555555555", "Alice") } })
        .With("policies.json", new { Policies = new[] { Policy("p-33333333", "aws-guardrails-AbCdEf") } });

    /// <summary>A thousand accounts of 332 teams, a unit for each stage.</summary>
    public static Listings Large()
    {
        var stages = new[] { "dev", "test", "prod" };
        var listings = new Listings().Start()
            .With("units.r-abcd.json", new { OrganizationalUnits = stages.Select((s, i) => Unit($"ou-abcd-stage{i}111", s)).Append(Unit("ou-abcd-security1", "Security")).ToArray() })
            .With("accounts.r-abcd.json", new { Accounts = new[] { Account("111122223333", "Main") } })
            .With("accounts.ou-abcd-security1.json", new { Accounts = new[] { Account("222222222222", "Log Archive"), Account("333333333333", "Audit"), Account("400000000000", "Network") } });
        for (var i = 0; i < stages.Length; i++)
        {
            var stage = i;
            listings.With($"accounts.ou-abcd-stage{i}111.json", new { Accounts = Enumerable.Range(0, 332).Select(t => Account($"{500_000_000_000 + (t * 3) + stage}", $"team{t}-{stages[stage]}")).ToArray() });
        }

        return listings;
    }

    public Listings With(string file, object content) => WithText(file, JsonSerializer.Serialize(content));

    public Listings WithText(string file, string content)
    {
        files[file] = content;
        return this;
    }

    public Listings Without(string file)
    {
        files.Remove(file);
        return this;
    }

    private Listings Start() => With("describe-organization.json", new { Organization = new { Id = "o-exampleorgid", FeatureSet = "ALL", MasterAccountId = "111122223333", MasterAccountEmail = "main@example.com" } })
        .With("list-roots.json", new { Roots = new[] { new { Id = "r-abcd", Name = "Root", PolicyTypes = new[] { new { Type = "SERVICE_CONTROL_POLICY", Status = "ENABLED" } } } } });

    private static object Unit(string id, string name) => new { Id = id, Arn = $"arn:aws:organizations::111122223333:ou/o-exampleorgid/{id}", Name = name };

    private static object Account(string id, string name, string status = "ACTIVE") =>
        new { Id = id, Arn = $"arn:aws:organizations::111122223333:account/o-exampleorgid/{id}", Email = $"a{id}@example.com", Name = name, Status = status, JoinedMethod = "CREATED" };

    private static object Policy(string id, string name) => new { Id = id, Name = name, Description = "", Type = "SERVICE_CONTROL_POLICY", AwsManaged = false };

    private static object Target(string id) => new { TargetId = id, Type = "ORGANIZATIONAL_UNIT" };
}

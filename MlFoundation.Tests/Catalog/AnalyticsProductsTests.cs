using System.Text.Json.Nodes;
using MlFoundation.Accounts;

namespace MlFoundation.Catalog;

/// <summary>What the analytics products make of each answer in their forms.</summary>
[TestFixture]
public sealed class AnalyticsProductsTests
{
    private const string Topic = "arn:aws-us-gov:sns:eu-central-1:111122223333:alarms";
    private static readonly (string, string)[] Tags = [("Stage", "dev"), ("Owner", "fraud"), ("CostCenter", "cc-1")];

    private static readonly Dictionary<string, (string, string)[]> Least = new()
    {
        ["athena-workgroup"] = [("WorkgroupName", "fraud"), .. Tags],
        ["data-lake-landing"] = [("DatasetName", "card-payments"), .. Tags],
        ["feature-store"] = [("FeatureGroupName", "customers"), .. Tags],
        ["redshift-cluster"] = [("WarehouseName", "fraud"), .. Tags],
        ["redshift-serverless"] = [("WarehouseName", "fraud"), .. Tags],
        ["sagemaker-domain"] = [("DomainName", "fraud"), .. Tags],
    };

    private static IEnumerable<string> All => Least.Keys;

    [Test]
    public void EveryAnalyticsProduct_IsTestedHere() => Assert.That(ProductCatalog.Of(PortfolioKeys.Analytics).Select(p => p.Key), Is.EquivalentTo(All));

    [TestCaseSource(nameof(All))]
    public void TheLeastAnswers_Suffice(string key)
    {
        var made = Made(key);
        Assert.Multiple(() =>
        {
            Assert.That(made.BrokenRules, Is.Empty);
            Assert.That(made.Resources, Is.Not.Empty);
            Assert.That(made.Outputs, Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(All))]
    public void Everything_IsEncryptedClosedAndTagged(string key)
    {
        var made = Made(key);
        Assert.Multiple(() =>
        {
            foreach (var bucket in made.OfType("AWS::S3::Bucket"))
            {
                Assert.That(bucket["PublicAccessBlockConfiguration"]!.AsObject().Select(b => (bool)b.Value!), Is.EqualTo(new[] { true, true, true, true }));
                Assert.That((string)bucket["VersioningConfiguration"]!["Status"]!, Is.EqualTo("Enabled"));
                Assert.That(bucket["BucketEncryption"], Is.Not.Null);
                Assert.That((string)bucket["BucketName"]!, Does.StartWith("mlfoundation-").Or.StartWith("sagemaker-"), "launch and execution roles reach these only");
                Assert.That(((string)bucket["BucketName"]!).Length, Is.LessThanOrEqualTo(63));
            }

            var refused = made.OfType("AWS::S3::BucketPolicy").Select(p => p["PolicyDocument"]!["Statement"]!.AsArray().Any(s => (string)s!["Sid"]! == "OverTlsOnly"));
            Assert.That(refused, Has.Exactly(made.OfType("AWS::S3::Bucket").Count()).Items.And.All.True);
            foreach (var role in made.OfType("AWS::IAM::Role"))
            {
                Assert.That((string)role["PermissionsBoundary"]!, Is.EqualTo("ssm:/foundation/policies/workload-boundary/arn"));
                Assert.That((string)role["Path"]!, Is.EqualTo("/mlfoundation-products/"));
                Assert.That((string)role["AssumeRolePolicyDocument"]!["Statement"]![0]!["Condition"]!["StringEquals"]!["aws:SourceAccount"]!, Is.EqualTo(DeployedTemplate.Account));
            }

            string[] untagged =
            [
                "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress", "AWS::Glue::Database", "AWS::Glue::SecurityConfiguration", "AWS::LakeFormation::PrincipalPermissions",
                "AWS::LakeFormation::Resource", "AWS::Redshift::ScheduledAction", "AWS::S3::BucketPolicy",
            ];
            foreach (var (name, resource) in made.Resources.Where(r => !untagged.Contains((string)r.Value["Type"]!)))
            {
                var tags = resource["Properties"]!["Tags"] switch
                {
                    JsonArray list => list.ToDictionary(t => (string)t!["Key"]!, t => (string)t!["Value"]!),
                    JsonObject map => map.ToDictionary(t => t.Key, t => (string)t.Value!),
                    _ => [],
                };
                Assert.That((tags.GetValueOrDefault("Stage"), tags.GetValueOrDefault("Owner"), tags.GetValueOrDefault("CostCenter")), Is.EqualTo(("dev", "fraud", "cc-1")), name);
            }
        });
    }

    [TestCase("athena-workgroup"), TestCase("redshift-cluster"), TestCase("redshift-serverless")]
    public void Alarms_GoToTheTopic_WhereThereIsOne(string key) => Assert.Multiple(() =>
    {
        Assert.That(Made(key, ("AlarmTopicArn", Topic)).OfType("AWS::CloudWatch::Alarm").Select(a => (string)a["AlarmActions"]![0]!), Is.Not.Empty.And.All.EqualTo(Topic));
        Assert.That(Made(key).OfType("AWS::CloudWatch::Alarm").Select(a => a["AlarmActions"]), Is.Not.Empty.And.All.Null);
    });

    [Test]
    public void Athena_SettingsAreNobodysToOverride_AndQueriesHaveALimit()
    {
        var group = Made("athena-workgroup", ("ScanLimitGigabytes", "5")).OfType("AWS::Athena::WorkGroup").Single()["WorkGroupConfiguration"]!;
        Assert.Multiple(() =>
        {
            Assert.That((bool)group["EnforceWorkGroupConfiguration"]!, Is.True);
            Assert.That((string)group["BytesScannedCutoffPerQuery"]!, Is.EqualTo("5000000000"));
            Assert.That((string)group["ResultConfiguration"]!["EncryptionConfiguration"]!["KmsKey"]!, Is.EqualTo("ssm:/foundation/keys/data/arn"));
        });
    }

    [Test]
    public void Domain_IsPrivateEncrypted_AndStopsIdleWorkplaces()
    {
        var made = Made("sagemaker-domain", ("IdleMinutes", "90"));
        var domain = made.OfType("AWS::SageMaker::Domain").Single();
        var user = domain["DefaultUserSettings"]!;
        Assert.Multiple(() =>
        {
            Assert.That(((string)domain["AppNetworkAccessType"]!, (string)domain["AuthMode"]!, (string)domain["KmsKeyId"]!), Is.EqualTo(("VpcOnly", "SSO", "ssm:/foundation/keys/data/arn")));
            Assert.That((string)domain["DomainSettings"]!["ExecutionRoleIdentityConfig"]!, Is.EqualTo("USER_PROFILE_NAME"));
            Assert.That((string)domain["DomainSettings"]!["DockerSettings"]!["EnableDockerAccess"]!, Is.EqualTo("DISABLED"));
            foreach (var app in new[] { "JupyterLabAppSettings", "CodeEditorAppSettings" })
            {
                var idle = user[app]!["AppLifecycleManagement"]!["IdleSettings"]!;
                Assert.That(((string)idle["LifecycleManagement"]!, idle["IdleTimeoutInMinutes"]!.ToString()), Is.EqualTo(("ENABLED", "90")), app);
            }

            Assert.That((string)user["SharingSettings"]!["NotebookOutputOption"]!, Is.EqualTo("Disabled"));
            Assert.That(made.Outputs, Does.ContainKey("SingleSignOnApplicationArn"));
            Assert.That(made.OfType("AWS::SageMaker::UserProfile"), Is.Empty);
        });
    }

    [TestCase("SSO", "data-scientist", "data-scientist", "UserName"), TestCase("SSO", "ml-engineer", "ml-engineer", "UserName")]
    [TestCase("SSO", "data-engineer", "data-engineer", "UserName"), TestCase("IAM", "ml-engineer", "ml-engineer", null)]
    public void Domain_FirstUser_WorksAsItsPersona_AndSignsInAsTheDomainSays(string signIn, string persona, string role, string? identifier)
    {
        var made = Made("sagemaker-domain", ("SignIn", signIn), ("FirstUser", "ada"), ("FirstUserPersona", persona));
        var user = made.OfType("AWS::SageMaker::UserProfile").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string)user["UserSettings"]!["ExecutionRole"]!, Is.EqualTo($"ssm:/foundation/roles/{role}/arn"));
            Assert.That(((string?)user["SingleSignOnUserIdentifier"], (string?)user["SingleSignOnUserValue"]), Is.EqualTo((identifier, identifier is null ? null : "ada")));
            Assert.That(made.Outputs.ContainsKey("SingleSignOnApplicationArn"), Is.EqualTo(signIn == "SSO"));
        });
    }

    [TestCase("IAM", "ada", "", 1), TestCase("IAM", "ada", "01234567-89ab-cdef-0123-456789abcdef", 0), TestCase("IAM", "", "", 0), TestCase("SSO", "ada", "", 0)]
    public void Domain_ProfileThatOpensThroughIam_CarriesItsUser(string signIn, string user, string id, int broken)
    {
        var made = Made("sagemaker-domain", ("SignIn", signIn), ("FirstUser", user), ("FirstUserId", id));
        Assert.That(made.BrokenRules, Has.Exactly(broken).Items);
        // The permission set's own policy compares this tag with who signs in.
        Assert.That(made.OfType("AWS::SageMaker::UserProfile").SelectMany(p => p["Tags"]!.AsArray()).Where(t => (string)t!["Key"]! == "UserId").Select(t => (string)t!["Value"]!),
            Is.EqualTo(id.Length > 0 ? new[] { id } : []));
    }

    [Test]
    public void Serverless_IsPrivate_WithAManagedPassword_AndNoGuessableNames()
    {
        var made = Made("redshift-serverless");
        var (space, group) = (made.OfType("AWS::RedshiftServerless::Namespace").Single(), made.OfType("AWS::RedshiftServerless::Workgroup").Single());
        Assert.Multiple(() =>
        {
            Assert.That(((bool)space["ManageAdminPassword"]!, space["AdminUserPassword"], (string)space["AdminUsername"]!, (string)space["DbName"]!), Is.EqualTo((true, (JsonNode?)null, "warehouse_owner", "warehouse")));
            Assert.That(space["LogExports"]!.AsArray(), Has.Exactly(3).Items);
            Assert.That((string)space["FinalSnapshotName"]!, Is.EqualTo("fraud-last"));
            Assert.That(((bool)group["PubliclyAccessible"]!, (bool)group["EnhancedVpcRouting"]!), Is.EqualTo((false, true)));
            Assert.That(group["ConfigParameters"]!.AsArray().Select(p => (string)p!["ParameterKey"]!), Has.Member("require_ssl"));
        });
    }

    [TestCase("8", "8", 0), TestCase("8", "64", 0), TestCase("16", "8", 1)]
    public void Serverless_MostCapacity_IsNotBelowThatAtRest(string rest, string most, int broken) =>
        Assert.That(Made("redshift-serverless", ("BaseCapacity", rest), ("MaximumCapacity", most)).BrokenRules, Has.Exactly(broken).Items);

    [Test]
    public void Cluster_IsPrivateEncryptedAndLogged()
    {
        var cluster = Made("redshift-cluster").OfType("AWS::Redshift::Cluster").Single();
        Assert.Multiple(() =>
        {
            Assert.That(((bool)cluster["PubliclyAccessible"]!, (bool)cluster["Encrypted"]!, (bool)cluster["EnhancedVpcRouting"]!, (bool)cluster["AllowVersionUpgrade"]!, (bool)cluster["ManageMasterPassword"]!),
                Is.EqualTo((false, true, true, true, true)));
            Assert.That(int.Parse(cluster["AutomatedSnapshotRetentionPeriod"]!.ToString()), Is.GreaterThanOrEqualTo(7));
            Assert.That((string)cluster["LoggingProperties"]!["LogDestinationType"]!, Is.EqualTo("cloudwatch"));
            Assert.That(cluster["MasterUserPassword"], Is.Null);
        });
    }

    [TestCase("false", false), TestCase("true", true)]
    public void Cluster_TwoZones_AreAsAsked(string asked, bool both) =>
        Assert.That((bool)Made("redshift-cluster", ("TwoZones", asked)).OfType("AWS::Redshift::Cluster").Single()["MultiAZ"]!, Is.EqualTo(both));

    [TestCase("false", 0, 1), TestCase("true", 2, 2)]
    public void Cluster_PausedAtNight_HasATimetableAndItsRole(string paused, int actions, int roles)
    {
        var made = Made("redshift-cluster", ("PausedAtNight", paused));
        Assert.Multiple(() =>
        {
            Assert.That(made.OfType("AWS::Redshift::ScheduledAction"), Has.Exactly(actions).Items);
            Assert.That(made.OfType("AWS::IAM::Role"), Has.Exactly(roles).Items);
        });
    }

    [TestCase("dev", "false", 0), TestCase("prod", "false", 1), TestCase("dev", "true", 1)]
    public void Cluster_ThatMustBeThere_IsNotPaused(string environment, string twoZones, int broken) =>
        Assert.That(Made("redshift-cluster", ("PausedAtNight", "true"), ("Stage", environment), ("TwoZones", twoZones)).BrokenRules, Has.Exactly(broken).Items);

    [Test]
    public void Landing_IsRegistered_AndGrantedToProducersAndReaders()
    {
        var made = Made("data-lake-landing");
        Assert.Multiple(() =>
        {
            Assert.That((string)made.OfType("AWS::LakeFormation::Resource").Single()["ResourceArn"]!, Is.EqualTo("<Landing.Arn>"));
            Assert.That((string)made.OfType("AWS::Glue::Database").Single()["DatabaseInput"]!["Name"]!, Is.EqualTo("card_payments"));
            Assert.That(made.OfType("AWS::Glue::Database").Single()["DatabaseInput"]!["CreateTableDefaultPermissions"]!.AsArray(), Is.Empty);
            Assert.That(made.OfType("AWS::LakeFormation::PrincipalPermissions").Select(p => (string)p["Principal"]!["DataLakePrincipalIdentifier"]!).Distinct(), Is.EquivalentTo(new[]
            {
                "<AccessRole.Arn>", "ssm:/foundation/roles/data-engineer/arn", "ssm:/foundation/roles/data-scientist/arn",
            }));
            Assert.That((string)made.OfType("AWS::S3::Bucket").Single(b => b["LoggingConfiguration"] is not null)["LoggingConfiguration"]!["DestinationBucketName"]!, Is.EqualTo("<AccessLogs>"));
        });
    }

    [TestCase("false"), TestCase("true")]
    public void Landing_Readers_AreAsAsked(string asked) => Assert.That(
        Made("data-lake-landing", ("ReadersGetAccess", asked)).OfType("AWS::LakeFormation::PrincipalPermissions").Count(p => ((string)p["Principal"]!["DataLakePrincipalIdentifier"]!).Contains("scientist")),
        Is.EqualTo(asked == "true" ? 2 : 0));

    [TestCase("internal", "true", 0), TestCase("restricted", "false", 0), TestCase("restricted", "true", 1)]
    public void Landing_RestrictedData_AreNotForAllDataScientists(string classification, string readers, int broken) =>
        Assert.That(Made("data-lake-landing", ("Classification", classification), ("ReadersGetAccess", readers)).BrokenRules, Has.Exactly(broken).Items);

    [TestCase("0", null), TestCase("400", "400")]
    public void Landing_Expiry_IsAsAsked(string days, string? expiry) => Assert.That(
        Made("data-lake-landing", ("DaysUntilExpiry", days)).OfType("AWS::S3::Bucket").Single(b => b["LoggingConfiguration"] is not null)["LifecycleConfiguration"]!["Rules"]![0]!["ExpirationInDays"]?.ToString(),
        Is.EqualTo(expiry));

    [TestCase("", null), TestCase("cron(0 3 * * ? *)", "cron(0 3 * * ? *)")]
    public void Landing_Crawler_RunsWhenAsked(string schedule, string? expression) =>
        Assert.That((string?)Made("data-lake-landing", ("CrawlSchedule", schedule)).OfType("AWS::Glue::Crawler").Single()["Schedule"]?["ScheduleExpression"], Is.EqualTo(expression));

    [TestCase("", 6), TestCase("segment", 7)]
    public void Features_TextFeature_IsThereIfNamed(string text, int count) => Assert.That(
        Made("feature-store", ("NumericFeatures", "a,b,c,d"), ("TextFeature", text)).OfType("AWS::SageMaker::FeatureGroup").Single()["FeatureDefinitions"]!.AsArray().Select(f => (string)f!["FeatureName"]!),
        Is.Unique.And.Exactly(count).Items);

    [TestCase("false"), TestCase("true")]
    public void Features_OnlineStore_IsEncrypted_WhereThereIsOne(string online)
    {
        var group = Made("feature-store", ("Online", online)).OfType("AWS::SageMaker::FeatureGroup").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)group["OnlineStoreConfig"]?["SecurityConfig"]!["KmsKeyId"], Is.EqualTo(online == "true" ? "ssm:/foundation/keys/data/arn" : null));
            Assert.That((string)group["OfflineStoreConfig"]!["S3StorageConfig"]!["KmsKeyId"]!, Is.EqualTo("ssm:/foundation/keys/data/arn"));
        });
    }

    private static DeployedTemplate Made(string key, params (string Name, string Value)[] given) => ProductTemplates.Deploy(key, [.. Least[key], .. given]);
}

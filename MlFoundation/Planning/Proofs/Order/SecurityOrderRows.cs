using System.Collections.Immutable;
using MlFoundation.Accounts;
using MlFoundation.Organization;
using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in security services, the logs they need and the accounts they enrol.</summary>
internal static class SecurityOrderRows
{
    private const string PolicyAttachment = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string Vended = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Created = "aws:organizations/account:Account";
    private const string Detector = "aws:guardduty/detector:Detector";
    private const string Session = "aws:macie2/account:Account";
    private const string Enabler = "aws:inspector2/enabler:Enabler";
    private const string Graph = "aws:detective/graph:Graph";
    private const string Standards = "aws:securityhub/account:Account";
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string Trust = "aws:organizations/awsServiceAccess:AwsServiceAccess";
    private const string Delegated = "aws:organizations/delegatedAdministrator:DelegatedAdministrator";
    private const string Analyzer = "aws:accessanalyzer/analyzer:Analyzer";

    private static readonly Uri GuardDuty = new("https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html");
    private static readonly Uri GuardDutyRole = new("https://docs.aws.amazon.com/guardduty/latest/ug/delegated-admin-designate.html");
    private static readonly Uri Export = new("https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html");
    private static readonly Uri Macie = new("https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao-integrate.html");
    private static readonly Uri Inspector = new("https://docs.aws.amazon.com/inspector/latest/user/managing-multiple-accounts.html");
    private static readonly Uri Detective = new("https://docs.aws.amazon.com/detective/latest/userguide/accounts-orgs-transition.html");
    private static readonly Uri Central = new("https://docs.aws.amazon.com/securityhub/latest/userguide/start-central-configuration.html");
    private static readonly Uri Analyze = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-delegated-administrator.html");
    private static readonly Uri Regions = new("https://github.com/aws-samples/aws-secure-environment-accelerator/issues/778");
    private static readonly Uri Root = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html");
    private static readonly Uri Trail = new("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html");
    private static readonly Uri Logs = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html");
    private static readonly Uri Lock = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html");
    private static readonly Uri Access = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html");
    private static readonly Uri Aggregator = new("https://docs.aws.amazon.com/config/latest/developerguide/set-up-aggregator-cli.html");
    private static readonly Uri Events = new("https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html");

    private static readonly Uri Administrators = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html");
    private static readonly Uri Backups = new("https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html");

    private static readonly string[] Designations =
    [
        "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount", "aws:macie2/organizationAdminAccount:OrganizationAdminAccount",
        "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount", "aws:detective/organizationAdminAccount:OrganizationAdminAccount",
        "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", "aws:fms/adminAccount:AdminAccount", Delegated,
    ];

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new("aws:backup/vault:Vault", PolicyAttachment, "A backup policy's plans fail in an account and region without the vault that they name.", Backups) { EarlierKey = Any, LaterKey = Where(IsOfBackups) },
        new("aws:backup/vaultLockConfiguration:VaultLockConfiguration", PolicyAttachment, "A backup that is made before the vault is locked can be deleted.", Backups) { EarlierKey = Any, LaterKey = Where(IsOfBackups) },
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", PolicyAttachment, "A backup policy's plans fail in an account without the role that they name, or while it lacks its permissions.", Backups)
            { EarlierKey = Where((_, r) => r.Text("policyArn")?.Contains("AWSBackupServiceRolePolicy", StringComparison.Ordinal) == true), LaterKey = Where(IsOfBackups) },
        .. Designations.SelectMany(designation => new OrderRow[]
        {
            new("aws:organizations/organization:Organization", designation, "An administrator is designated in an organization that is there.", Administrators),
            new("aws-native:controltower:LandingZone", designation, "The landing zone lets services in while it is launched, and Organizations takes one such change at a time.", Administrators),
        }),
        .. Service("guardduty/organizationAdminAccount:OrganizationAdminAccount", "guardduty/organizationConfiguration:OrganizationConfiguration", Detector, "GuardDuty", GuardDuty),
        .. Service("macie2/organizationAdminAccount:OrganizationAdminAccount", "macie2/organizationConfiguration:OrganizationConfiguration", Session, "Macie", Macie),
        .. Service("inspector2/delegatedAdminAccount:DelegatedAdminAccount", "inspector2/organizationConfiguration:OrganizationConfiguration", Enabler, "Inspector", Inspector),
        .. Service("detective/organizationAdminAccount:OrganizationAdminAccount", "detective/organizationConfiguration:OrganizationConfiguration", Graph, "Detective", Detective),
        SameRegion("aws:guardduty/organizationConfiguration:OrganizationConfiguration", "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature", "GuardDuty's features follow its configuration of the organization.", GuardDuty),
        SameRegion("aws:macie2/organizationConfiguration:OrganizationConfiguration", "aws:macie2/member:Member", "Only an administrator of the organization makes members.", Macie),
        SameRegion("aws:inspector2/organizationConfiguration:OrganizationConfiguration", "aws:inspector2/memberAssociation:MemberAssociation", "Only an administrator of the organization makes members.", Inspector),
        SameRegion("aws:detective/organizationConfiguration:OrganizationConfiguration", "aws:detective/member:Member", "Only an administrator of the organization makes members.", Detective),
        new("aws:inspector2/memberAssociation:MemberAssociation", Enabler, "Inspector is switched on in a member once it is one.", Inspector)
            { EarlierKey = (_, r) => $"{r.Region} {r.Text("accountId")}", LaterKey = (_, r) => AccountOf(r) is { } id ? $"{r.Region} {id}" : null },
        SameRegion("aws:guardduty/organizationConfiguration:OrganizationConfiguration", Graph, "Detective needs GuardDuty in the same account first.", Detective),
        new("aws:iam/serviceLinkedRole:ServiceLinkedRole", "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount", "Without its role GuardDuty cannot be switched on in the management account.", GuardDutyRole)
            { EarlierKey = Where((_, r) => r.Text("awsServiceName") == "guardduty.amazonaws.com"), LaterKey = Any },
        new(Standards, "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", "Security Hub is on in its administrator first.", Central),
        new("aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", "aws:securityhub/findingAggregator:FindingAggregator", "Central configuration starts from an administrator with a home region.", Central),
        new("aws:securityhub/findingAggregator:FindingAggregator", "aws:securityhub/organizationConfiguration:OrganizationConfiguration", "Central configuration needs the home region to be set.", Central),
        new("aws:securityhub/organizationConfiguration:OrganizationConfiguration", "aws:securityhub/configurationPolicy:ConfigurationPolicy", "There are policies only with central configuration.", Central),
        new("aws:securityhub/configurationPolicy:ConfigurationPolicy", "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation", "What is associated has to be there.", Central) { EarlierKey = Itself, LaterKey = SourceOf("policyId") },
        new("aws:organizations/organizationalUnit:OrganizationalUnit", "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation", "A policy holds for a unit that is there.", Central)
            { EarlierKey = Itself, LaterKey = SourceOf("targetId") },
        new(Trust, Delegated, "A service is delegated once it is trusted.", Analyze) { EarlierKey = TextOf("servicePrincipal"), LaterKey = TextOf("servicePrincipal") },
        new(Delegated, Analyzer, "An analyzer of the organization is made by a delegated administrator.", Analyze)
            { EarlierKey = Where((_, r) => r.Text("servicePrincipal") == "access-analyzer.amazonaws.com"), LaterKey = Any },
        new("aws:iam/serviceLinkedRole:ServiceLinkedRole", Delegated, "Access Analyzer reads the organization through its role in the management account.", Analyze)
            { EarlierKey = TextOf("awsServiceName"), LaterKey = TextOf("servicePrincipal") },
        new(Trust, "aws:iam/organizationsFeatures:OrganizationsFeatures", "Root access is managed by a trusted service.", Root)
            { EarlierKey = Where((_, r) => r.Text("servicePrincipal") == "iam.amazonaws.com"), LaterKey = Any },
        new(Trust, "aws:cloudtrail/trail:Trail", "A trail of the organization is made by a trusted service.", Trail)
            { EarlierKey = Where((_, r) => r.Text("servicePrincipal") == "cloudtrail.amazonaws.com"), LaterKey = Any },
        new(Delegated, "aws:cfg/configurationAggregator:ConfigurationAggregator", "An aggregator of the organization is made by a delegated administrator.", Aggregator)
            { EarlierKey = Where((_, r) => r.Text("servicePrincipal") == "config.amazonaws.com"), LaterKey = Any },
        Delivered("aws:cloudtrail/trail:Trail", "CloudTrail refuses a bucket that does not let it write.", Trail),
        Delivered("aws:guardduty/publishingDestination:PublishingDestination", "GuardDuty refuses a bucket that does not let it write.", Export),
        Delivered("aws:macie2/classificationExportConfiguration:ClassificationExportConfiguration", "Macie refuses a bucket that does not let it write.", Macie),
        Delivered("aws:ec2/flowLog:FlowLog", "Logs of another account arrive only where the bucket lets them.", Logs),
        Delivered("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "Logs of another account arrive only where the bucket lets them.", Logs),
        Delivered("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "Logs of another account arrive only where the bucket lets them.", Logs),
        Delivered("aws:cloudformation/stackSet:StackSet", "Logs of another account arrive only where the bucket lets them.", Logs),
        Delivered("aws:s3/bucketLogging:BucketLogging", "S3 refuses a destination that does not let it write.", Access),
        new("aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "Only a bucket that keeps versions can be locked.", Lock)
            { EarlierKey = TextOf("bucket"), LaterKey = TextOf("bucket") },
        new("aws:sns/topicPolicy:TopicPolicy", "aws:cloudwatch/eventTarget:EventTarget", "An event that comes before the permission is lost.", Events) { EarlierKey = TextOf("arn"), LaterKey = TextOf("arn") },
        new("aws:sqs/queuePolicy:QueuePolicy", "aws:cloudwatch/eventTarget:EventTarget", "What cannot be delivered is lost where the queue lets no rule send.", Events) { EarlierKey = SourceOf("queueUrl"), LaterKey = SourceOf("deadLetterConfig") },
        .. new[] { "aws:macie2/organizationConfiguration:OrganizationConfiguration", "aws:inspector2/organizationConfiguration:OrganizationConfiguration", "aws:detective/organizationConfiguration:OrganizationConfiguration" }
            .SelectMany(organization => new OrderRow[]
            {
                new(organization, Vended, "It enrols by itself only accounts that come later.", Macie),
                new(organization, Created, "It enrols by itself only accounts that come later.", Macie)
                    { EarlierKey = Any, LaterKey = Where((input, account) => !(input.AccountOf(account)?.Role is "logArchive" or "securityTooling")) },
            }),
        new("aws:macie2/organizationConfiguration:OrganizationConfiguration", "aws:macie2/classificationJob:ClassificationJob", "A job looks into buckets of members.", Macie),
    ];

    /// <summary>On in security tooling, designated, configured, in each region; and in the home region before all others.</summary>
    private static OrderRow[] Service(string designation, string organization, string on, string name, Uri source) =>
    [
        new(on, $"aws:{designation}", $"The designation would switch {name} on by itself, and what is declared would exist already.", source)
            { EarlierKey = (input, r) => IsOfTooling(input, r) ? r.Region : null, LaterKey = (_, r) => r.Region },
        SameRegion($"aws:{designation}", $"aws:{organization}", $"Only a designated account configures the organization in {name}.", source),
        new($"aws:{organization}", $"aws:{designation}", $"The home region alone, then the others: {name} sets up the organization with the first and refuses the rest meanwhile.", Regions)
        {
            EarlierKey = Where((input, r) => r.Region == HomeOf(input)), LaterKey = Where((input, r) => r.Region != HomeOf(input)),
        },
    ];

    private static OrderRow SameRegion(string earlier, string later, string reason, Uri source) =>
        new(earlier, later, reason, source) { EarlierKey = (_, r) => r.Region, LaterKey = (_, r) => r.Region };

    private static OrderRow Delivered(string later, string reason, Uri source) => new(BucketPolicy, later, reason, source)
    {
        EarlierKey = SourceOf("bucket"),
        LaterKey = (input, to) => LogSource.Of(to).Select(s => new LogBuckets(input).Find(s.Destination)?.Urn).FirstOrDefault(urn => urn is not null),
    };

    private static string? HomeOf(ProofInput input) => input.Plan.Foundation?.Security?.Regions[0];

    // Inspector is switched on by the same kind of resource in members, after they are members.
    private static bool IsOfTooling(ProofInput input, PlannedResource on)
    {
        if (on.Type != Enabler)
        {
            return true;
        }

        var made = new OrgUnitNames(OrgUnitNames.DefaultTree).Account(AccountKeys.SecurityTooling);
        var id = input.Plan.Foundation?.Accounts.FirstOrDefault(a => a.Key == AccountKeys.SecurityTooling)?.Id;
        return AccountOf(on) is { } account && (account == id || Recording.Symbols.NamesIn(account).Contains(made));
    }

    private static string? AccountOf(PlannedResource enabler) => enabler["accountIds"] is ImmutableArray<object?> { Length: 1 } ids ? ids[0] as string : null;
}

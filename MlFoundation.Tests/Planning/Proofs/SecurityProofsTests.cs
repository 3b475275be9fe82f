using System.Collections.Immutable;
using MlFoundation.Planning.Coverage;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>Plans of whole stacks are proved; with something taken out of them, they are not.</summary>
[TestFixture]
public sealed class SecurityProofsTests
{
    private static readonly Lazy<Plan> Prod = new(() => StackFiles.PlanAsync(StackFiles.Text("prod")).GetAwaiter().GetResult());
    private static readonly Lazy<Plan> OwnTrail = new(() => StackFiles.PlanAsync(StackFiles.With("landingZone: managed, accessManagement: false", "landingZone: none")).GetAwaiter().GetResult());

    [Test]
    public void Prod_IsCoveredWithoutAHole_InEveryRegion_ForEveryAccountAndThoseToCome()
    {
        var coverage = SecurityCoverage.Of(Prod.Value)!;
        Assert.Multiple(() =>
        {
            Assert.That(SecurityIsEverywhere.Proof.Messages(Prod.Value), Is.Empty);
            Assert.That(coverage.Services, Is.EqualTo(new[]
            {
                "guardDuty", "macie", "inspector", "detective", "securityHub", "accessAnalyzer", "accessAnalyzer.unusedAccess", "organizationTrail", "configAggregator", "rootAccess",
            }));
            Assert.That(coverage.Cells, Has.Count.EqualTo(coverage.Services.Count * coverage.Regions.Count * (Prod.Value.Foundation!.Accounts.Count + 1)));
            Assert.That(coverage.Cells.Select(c => c.Kind), Has.None.EqualTo(CoverageKind.Off));
            Assert.That(Kind("macie", "security-tooling"), Is.EqualTo(CoverageKind.Administrator));
            Assert.That(Kind("macie", "recommendations-prod"), Is.EqualTo(CoverageKind.Member));
            Assert.That(Kind("macie", "fraud-prod"), Is.EqualTo(CoverageKind.Automatic));
            Assert.That(Kind("organizationTrail", "fraud-prod"), Is.EqualTo(CoverageKind.LandingZone));
        });

        CoverageKind Kind(string service, string account) => coverage.Cells.Single(c => c.Service == service && c.Account == account && c.Region == "eu-central-1").Kind;
    }

    [TestCase("security-guardduty-detector-eu-central-1", "guardDuty", "eu-central-1", 24)]
    [TestCase("security-guardduty-administrator-eu-west-1", "guardDuty", "eu-west-1", 24)]
    [TestCase("security-guardduty-organization-eu-west-1", "guardDuty", "eu-west-1", 23)]
    [TestCase("security-macie-member-log-archive-eu-west-1", "macie", "eu-west-1", 1)]
    [TestCase("security-inspector-enabler-management-eu-west-1", "inspector", "eu-west-1", 1)]
    [TestCase("security-inspector-member-management-eu-west-1", "inspector", "eu-west-1", 1)]
    [TestCase("security-detective-member-recommendations-prod-eu-central-1", "detective", "eu-central-1", 1)]
    [TestCase("security-access-analyzer-external-eu-central-1", "accessAnalyzer", "eu-central-1", 24)]
    public void SomethingTakenOut_LeavesAHole(string name, string service, string region, int accounts)
    {
        var all = Prod.Value.Foundation!.Accounts.Count + 1;
        var holes = SecurityCoverage.Of(Without(Prod.Value, name))!.Cells.Where(c => c.Kind == CoverageKind.Hole).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(holes.Select(c => (c.Service, c.Region)).Distinct(), Is.EqualTo(new[] { (service, region) }));
            // 24 stands for all, 23 for all but the administrator.
            Assert.That(holes, Has.Length.EqualTo(accounts switch { 24 => all, 23 => all - 1, _ => accounts }));
            Assert.That(SecurityIsEverywhere.Proof.Messages(Without(Prod.Value, name)), Has.Length.EqualTo(1).And.All.StartsWith($"MLF-SEC-001 Mandatory: {service} does not watch "));
        });
    }

    [TestCase("security-macie-member-log-archive-eu-west-1", "macie does not watch log-archive in eu-west-1")]
    [TestCase("security-macie-member-*-eu-west-1", "macie does not watch log-archive, management, recommendations-prod in eu-west-1")]
    [TestCase("security-guardduty-detector-eu-central-1", "guardDuty does not watch central-deployments, data-governance, data-lake-customer and 20 more in eu-central-1")]
    public void AHole_NamesThreeAccounts_AndCountsTheOthers(string names, string found)
    {
        var gone = Prod.Value.Resources.Where(r => names.Split('*') is [var start, .. var end] && r.Name.StartsWith(start, StringComparison.Ordinal) && end.All(e => r.Name.EndsWith(e, StringComparison.Ordinal)));
        Assert.That(SecurityIsEverywhere.Proof.Messages(gone.Aggregate(Prod.Value, (plan, r) => Without(plan, r.Name))), Is.EqualTo(new[]
        {
            $"MLF-SEC-001 Mandatory: {found}; expected it to: on in security tooling, designated by the management account, and enrolling accounts, by name those that were there before.",
        }));
    }

    [TestCase("security-securityhub-association-organization"), TestCase("security-securityhub-administrator"), TestCase("security-securityhub-organization"), TestCase("security-securityhub-aggregator")]
    public void SecurityHub_WithoutAStep_WatchesNobodyToCome(string name) =>
        Assert.That(SecurityIsEverywhere.Proof.Messages(Without(Prod.Value, name)), Is.Not.Empty.And.All.Contains("securityHub does not watch"));

    [Test]
    public void AnAccountMadeBeforeTheServices_IsAHole()
    {
        var vended = Prod.Value.Resources.Single(r => r.Name == "accounts-account-fraud-dev");
        var early = Prod.Value with { Resources = [.. Prod.Value.Resources.Select(r => r == vended ? r with { Dependencies = [], Parent = null } : r)] };
        Assert.That(
            SecurityCoverage.Of(early)!.Cells.Where(c => c is { Kind: CoverageKind.Hole, Account: "fraud-dev" }).Select(c => (c.Service, c.Account)).Distinct(),
            Is.EqualTo(new[] { ("macie", "fraud-dev"), ("inspector", "fraud-dev"), ("detective", "fraud-dev") }));
    }

    [Test]
    public void EverySourceOfLogs_HasADestinationThatTakesThem()
    {
        Assert.Multiple(() =>
        {
            Assert.That(LogsArrive.Proof.Messages(Prod.Value).Concat(LogsArrive.Proof.Messages(OwnTrail.Value)), Is.Empty);
            Assert.That(LogSource.In(new ProofInput(Prod.Value)).Concat(LogSource.In(new ProofInput(OwnTrail.Value))).Select(s => s.Service).Distinct(), Is.EquivalentTo(new[]
            {
                "delivery.logs.amazonaws.com", "cloudtrail.amazonaws.com", "guardduty.amazonaws.com", "macie.amazonaws.com", "logging.s3.amazonaws.com",
            }));
        });
    }

    [TestCase("aws:ec2/flowLog:FlowLog", "logDestination", "delivery.logs.amazonaws.com", false), TestCase("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "destinationArn", "delivery.logs.amazonaws.com", false)]
    [TestCase("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "loggingConfiguration/bucketName", "delivery.logs.amazonaws.com", false)]
    [TestCase("aws:cloudformation/stackSet:StackSet", "parameters/FlowLogBucketArn", "delivery.logs.amazonaws.com", false), TestCase("aws:cloudtrail/trail:Trail", "s3BucketName", "cloudtrail.amazonaws.com", false)]
    [TestCase("aws:guardduty/publishingDestination:PublishingDestination", "destinationArn", "guardduty.amazonaws.com", false)]
    [TestCase("aws:macie2/classificationExportConfiguration:ClassificationExportConfiguration", "s3Destination/bucketName", "macie.amazonaws.com", false)]
    [TestCase("aws:s3/bucketLogging:BucketLogging", "targetBucket", "logging.s3.amazonaws.com", true)]
    public void ASourceOfLogs_IsKnownByItsType(string type, string input, string service, bool accessRecord)
    {
        (string, object)[] Inputs(string kind) => [(input.Split('/')[0], input.Contains('/', StringComparison.Ordinal) ? ImmutableDictionary<string, object?>.Empty.Add(input.Split('/')[1], "the-bucket") : "the-bucket"), ("logDestinationType", kind)];
        Assert.Multiple(() =>
        {
            Assert.That(LogSource.Of(PlanOf.Resource(type, "source", Inputs("s3"))).Select(s => (s.Service, s.Destination, s.IsAccessRecord)), Is.EqualTo(new[] { (service, "the-bucket", accessRecord) }));
            Assert.That(LogSource.Of(PlanOf.Resource(type, "source")), Is.Empty);
            Assert.That(LogSource.Of(PlanOf.Resource(type, "source", Inputs("cloud-watch-logs"))).Count(), Is.EqualTo(input == "logDestination" ? 0 : 1));
        });
    }

    [TestCase("arn:aws:logs:eu-west-1:111122223333:log-group:queries"), TestCase("arn:aws:firehose:eu-west-1:111122223333:deliverystream/queries")]
    public void QueriesThatGoElsewhere_NeedNoBucket(string destination) =>
        Assert.That(LogSource.Of(PlanOf.Resource("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "queries", [("destinationArn", destination)])), Is.Empty);

    // A plain condition, an action, a principal, a resource, a source, a denial; of buckets and of keys.
    [TestCase("logs-network-policy", "aws:SourceOrgID", "aws:PrincipalOrgID", "not allowed by any resource policy")]
    [TestCase("logs-network-policy", "${organization-root.id}", "o-other", "not allowed by any resource policy")]
    [TestCase("logs-network-policy", "s3:PutObject", "s3:GetObject", "s3:PutObject is not allowed")]
    [TestCase("logs-network-policy", "s3:GetBucketAcl", "s3:GetBucketTagging", "s3:GetBucketAcl is not allowed")]
    [TestCase("logs-network-policy", "${logs-network.arn}/*", "${logs-network.arn}/AWSLogs/111122223333/*", "s3:PutObject is not allowed")]
    [TestCase("logs-network-policy", "\"Bool\": { \"aws:SecureTransport\": \"false\" }", "\"StringLike\": { \"aws:SourceArn\": \"arn:aws:logs:*\" }", "denied by OverTlsOnly")]
    [TestCase("logs-network-policy", "\"StringEquals\": { \"aws:SourceOrgID\"", "\"StringNotEquals\": { \"aws:SourceOrgID\"", "is not allowed")]
    [TestCase("logs-network-policy", "\"aws:SourceOrgID\": \"${organization-root.id}\"", "\"aws:SecureTransport\": \"true\"", "for every other organization as well")]
    [TestCase("logs-findings-policy", "guardduty.amazonaws.com", "inspector2.amazonaws.com", "security-guardduty-export")]
    [TestCase("logs-findings-policy", "\"aws:SourceAccount\": \"123456789012\"", "\"aws:SourceAccount\": \"444455556666\"", "for 123456789012")]
    [TestCase("logs-access-policy", "444455556666", "123456789012", "logging.s3.amazonaws.com")]
    [TestCase("logs-key", "delivery.logs.amazonaws.com", "logs.amazonaws.com", "not allowed by the policy of logs-key")]
    [TestCase("logs-key", "kms:GenerateDataKey*", "kms:GenerateMac", "kms:GenerateDataKey is not allowed")]
    [TestCase("logs-key", "kms:ReEncrypt*", "kms:ReEncryptFrom", "kms:ReEncryptTo is not allowed")]
    [TestCase("logs-key", "\"StringEquals\": { \"aws:SourceOrgID\": \"${organization-root.id}\" }", "\"Null\": { \"aws:SourceOrgID\": \"false\" }", "for every other organization as well")]
    [TestCase("logs-key", "\"aws:SourceOrgID\": \"${organization-root.id}\"", "\"aws:SourceOrgID\": \"o-other\"", "kms:Decrypt is not allowed")]
    public void ARequestThatIsRefused_OrOpenToStrangers_IsFound(string name, string old, string replacement, string why)
    {
        var policy = Prod.Value.Resources.Single(r => r.Name == name).Text("policy")!;
        Assert.That(policy, Does.Contain(old), "the hole to plant");
        Assert.That(
            LogsArrive.Proof.Messages(With(Prod.Value, name, r => r with { Inputs = r.Inputs.SetItem("policy", policy.Replace(old, replacement, StringComparison.Ordinal)) })),
            Is.Not.Empty.And.All.StartsWith("MLF-SEC-002 Mandatory: ").And.Some.Contains(why));
    }

    [TestCase("logs-trail-policy", "trail/mlfoundation-organization", "trail/another", "s3:GetBucketAcl is not allowed")]
    [TestCase("logs-trail-policy", "/AWSLogs/${organization.id}/*", "/AWSLogs/o-other/*", "s3:PutObject is not allowed")]
    [TestCase("logs-key", "arn:aws:cloudtrail:*:111122223333:trail/*", "arn:aws:cloudtrail:*:444455556666:trail/*", "kms:GenerateDataKey is not allowed")]
    public void ATrailThatIsRefused_IsFound(string name, string old, string replacement, string why)
    {
        var policy = OwnTrail.Value.Resources.Single(r => r.Name == name).Text("policy")!;
        Assert.That(policy, Does.Contain(old), "the hole to plant");
        Assert.That(
            LogsArrive.Proof.Messages(With(OwnTrail.Value, name, r => r with { Inputs = r.Inputs.SetItem("policy", policy.Replace(old, replacement, StringComparison.Ordinal)) })),
            Has.Length.EqualTo(1).And.All.Contains(why));
    }

    [Test]
    public void AnOrganizationPolicyThatRefusesDelivery_IsFound() => Assert.That(
        LogsArrive.Proof.Messages(With(Prod.Value, "organization-policy-data-perimeter", r => r with
        {
            Inputs = r.Inputs.SetItem("content", r.Text("content")!.Replace("StringNotEqualsIfExists\":{\"aws:SourceOrgID", "StringEquals\":{\"aws:SourceOrgID", StringComparison.Ordinal)),
        })),
        Is.Not.Empty.And.All.Contains("denied by DenyServicesOnBehalfOfOtherOrganizations"));

    [Test]
    public void ADestinationOutsideThePlan_IsFound() => Assert.That(
        LogsArrive.Proof.Messages(PlanOf.Resources(PlanOf.Resource("aws:cloudtrail/trail:Trail", "trail", [("s3BucketName", "elsewhere")]))),
        Is.EqualTo(new[] { "MLF-SEC-002 Mandatory: trail logs through cloudtrail.amazonaws.com, and its destination elsewhere is no bucket of the plan; expected one of the log archive's." }));

    [Test]
    public void LogsStay_InBothStacks() => Assert.That(LogsStay.Proof.Messages(Prod.Value).Concat(LogsStay.Proof.Messages(OwnTrail.Value)), Is.Empty);

    [TestCase("logs-network-versioning", "logs-network keeps no versions; expected it to, because a log that is written over is lost.")]
    [TestCase("logs-network-encryption", "logs-network does not say how it is encrypted; expected a key.")]
    [TestCase("logs-findings-public-access", "logs-findings is not closed to the public; expected a block of public access.")]
    [TestCase("logs-findings-lifecycle", "logs-findings does not say how long logs are kept; expected a rule.")]
    [TestCase("logs-network-lock", "logs-network is not locked; expected what security.logs.objectLock says.")]
    public void ABucketWithoutAPart_IsFound(string part, string fault) =>
        Assert.That(LogsStay.Proof.Messages(Without(Prod.Value, part)), Is.EqualTo(new[] { $"MLF-SEC-003 Mandatory: {fault}" }));

    [Test]
    public void ABucketWhoseVersionsAreSuspended_IsFound() => Assert.That(
        LogsStay.Proof.Messages(With(Prod.Value, "logs-network-versioning", r => r with { Inputs = r.Inputs.SetItem("versioningConfiguration", ImmutableDictionary<string, object?>.Empty.Add("status", "Suspended")) })),
        Is.EqualTo(new[] { "MLF-SEC-003 Mandatory: logs-network keeps no versions; expected it to, because a log that is written over is lost." }));

    [Test]
    public void ABucketThatTakesRecordsOfAccess_IsNotLocked_AndHasNoKeyOfItsOwn()
    {
        var locked = With(Prod.Value, "logs-network-lock", r => r with { Name = "planted", Urn = "planted", Inputs = r.Inputs.SetItem("bucket", "${logs-access.id}") });
        Assert.That(LogsStay.Proof.Messages(Planted(locked)), Is.EqualTo(new[] { "MLF-SEC-003 Mandatory: logs-access is locked by default; expected no lock, because S3 delivers records of access to no such bucket." }));
        var encrypted = With(Without(Prod.Value, "logs-access-encryption"), "logs-network-encryption", r => r with { Name = "planted", Urn = "planted", Inputs = r.Inputs.SetItem("bucket", "${logs-access.id}") });
        Assert.That(LogsArrive.Proof.Messages(Planted(encrypted)), Is.Not.Empty.And.All.EndsWith(
            " logs through logging.s3.amazonaws.com, and logs-access is encrypted with a KMS key; expected S3's own, because S3 delivers records of access to no other."));

        // The part that was changed, beside the one it was.
        static Plan Planted(Plan plan) => plan with { Resources = [.. plan.Resources, .. Prod.Value.Resources.Where(r => plan.Resources.All(p => p.Urn != r.Urn) && r.Name != "logs-access-encryption")] };
    }

    [Test]
    public void WithoutLocksInTheSettings_NoBucketNeedsOne()
    {
        var plan = Without(Prod.Value, "logs-network-lock");
        plan = plan with { Foundation = plan.Foundation! with { Security = plan.Foundation.Security! with { LocksLogs = false } } };
        Assert.That(LogsStay.Proof.Messages(plan), Is.Empty);
    }

    [Test]
    public void AKeyThatIsNotRotated_IsFound() => Assert.That(
        LogsStay.Proof.Messages(With(Prod.Value, "logs-key", r => r with { Inputs = r.Inputs.SetItem("enableKeyRotation", false) })),
        Is.EqualTo(new[] { "MLF-SEC-003 Mandatory: logs-key is not rotated; expected it to be, every year." }));

    [TestCase("logs-network", "expected both, because it keeps logs."), TestCase("logs-key", "expected both, because logs are lost with their key.")]
    public void WhatKeepsLogs_IsProtectedAndRetained(string name, string expected)
    {
        string[] found = [$"MLF-SEC-003 Mandatory: {name} is not both protected and retained; {expected}"];
        Assert.That(LogsStay.Proof.Messages(With(Prod.Value, name, r => r with { Options = r.Options with { RetainOnDelete = false } })), Is.EqualTo(found));
        Assert.That(LogsStay.Proof.Messages(With(Prod.Value, name, r => r with { Options = r.Options with { Protect = false } })), Is.EqualTo(found));
    }

    private static Plan Without(Plan plan, string name) => plan with { Resources = [.. plan.Resources.Where(r => r.Name != name)] };

    private static Plan With(Plan plan, string name, Func<PlannedResource, PlannedResource> change) =>
        plan with { Resources = [.. plan.Resources.Select(r => r.Name == name ? change(r) : r)] };
}

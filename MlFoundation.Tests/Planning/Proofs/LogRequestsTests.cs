using System.Collections.Immutable;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>The requests that delivering services make, whole: what a policy of a bucket or key has to let in.</summary>
[TestFixture]
public sealed class LogRequestsTests
{
    private const string Provider = "pulumi:providers:aws";
    private const string Common = "aws:SecureTransport=true aws:SourceAccount=222222222222 aws:SourceOrgID=o-example";

    private static IEnumerable<TestCaseData> Sources()
    {
        const string Owner = "s3:x-amz-acl=bucket-owner-full-control";
        const string Delivery = "aws:SourceArn=arn:aws:logs:eu-west-1:222222222222:delivery:1";
        string[] deliveryKey = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptTo"];
        yield return Case(
            "flow logs", "delivery.logs.amazonaws.com", Resource("aws:ec2/flowLog:FlowLog", ("logDestinationType", "s3"), ("logDestination", "arn:aws:s3:::logs")),
            [
                $"s3:GetBucketAcl arn:aws:s3:::logs {Delivery}", $"s3:ListBucket arn:aws:s3:::logs {Delivery}",
                $"s3:PutObject arn:aws:s3:::logs/AWSLogs/222222222222/log.gz {Delivery} {Owner}",
            ],
            [.. deliveryKey.Select(action => $"{action} * {Delivery}")]);
        const string Trail = "aws:SourceArn=arn:aws:cloudtrail:eu-west-1:222222222222:trail/organization";
        yield return Case(
            "trail", "cloudtrail.amazonaws.com", Resource("aws:cloudtrail/trail:Trail", ("name", "organization"), ("s3BucketName", "logs")),
            [
                $"s3:GetBucketAcl arn:aws:s3:::logs {Trail}",
                $"s3:PutObject arn:aws:s3:::logs/AWSLogs/222222222222/CloudTrail/eu-west-1/log.json.gz {Trail} {Owner}",
                $"s3:PutObject arn:aws:s3:::logs/AWSLogs/o-example/111111111111/CloudTrail/eu-west-1/log.json.gz {Trail} {Owner}",
            ],
            [
                $"kms:GenerateDataKey * {Trail} kms:EncryptionContext:aws:cloudtrail:arn=arn:aws:cloudtrail:eu-west-1:222222222222:trail/organization",
                $"kms:DescribeKey * {Trail}",
            ]);
        const string Detector = "aws:SourceArn=arn:aws:guardduty:eu-west-1:222222222222:detector/d1";
        yield return Case(
            "findings", "guardduty.amazonaws.com",
            Resource("aws:guardduty/publishingDestination:PublishingDestination", ("detectorId", "d1"), ("destinationArn", "arn:aws:s3:::logs")),
            [$"s3:GetBucketLocation arn:aws:s3:::logs {Detector}", $"s3:PutObject arn:aws:s3:::logs/AWSLogs/222222222222/findings.jsonl.gz {Detector}"],
            [$"kms:GenerateDataKey * {Detector}"]);
        const string Macie = "aws:SourceArn=arn:aws:macie2:eu-west-1:222222222222:export-configuration:1";
        yield return Case(
            "results", "macie.amazonaws.com",
            Resource(
                "aws:macie2/classificationExportConfiguration:ClassificationExportConfiguration",
                ("s3Destination", ImmutableDictionary<string, object?>.Empty.Add("bucketName", "logs").Add("keyPrefix", "macie/"))),
            [$"s3:GetBucketLocation arn:aws:s3:::logs {Macie}", $"s3:PutObject arn:aws:s3:::logs/macie/AWSLogs/222222222222/findings.jsonl.gz {Macie}"],
            [$"kms:GenerateDataKey * {Macie}", $"kms:Encrypt * {Macie}"]);
        const string Access = "aws:SourceArn=arn:aws:s3:::others";
        yield return Case(
            "access", "logging.s3.amazonaws.com", Resource("aws:s3/bucketLogging:BucketLogging", ("bucket", "others"), ("targetBucket", "logs"), ("targetPrefix", "access/others/")),
            [$"s3:PutObject arn:aws:s3:::logs/access/others/2026-01-01-00-00-00-0123456789ABCDEF {Access}"],
            [.. deliveryKey.Select(action => $"{action} * {Access}")]);
    }

    [TestCaseSource(nameof(Sources))]
    public void ASource_AsksForThis_OfBucketAndKey(string service, PlannedResource resource, string[] toBucket, string[] toKey)
    {
        var requests = RequestsOf(resource, "[\"222222222222\"]");
        Assert.Multiple(() =>
        {
            Assert.That(requests.ToBucket("logs").Select(Text), Is.EqualTo(toBucket.Select(t => Expected(service, t))));
            Assert.That(requests.ToKey().Select(Text), Is.EqualTo(toKey.Select(t => Expected(service, t))));
        });
    }

    [Test]
    public void AStranger_AsksForTheSame_FromElsewhere() => Assert.That(
        RequestsOf(Resource("aws:guardduty/publishingDestination:PublishingDestination", ("detectorId", "d1"), ("destinationArn", "arn:aws:s3:::logs")), "[\"222222222222\"]")
            .OfAStranger().ToBucket("logs").Select(Text),
        Is.EqualTo(new[]
        {
            "guardduty.amazonaws.com s3:GetBucketLocation arn:aws:s3:::logs aws:SecureTransport=true aws:SourceAccount=000000000000 aws:SourceArn=arn:aws:guardduty:eu-west-1:000000000000:detector/d1 aws:SourceOrgID=o-another",
            "guardduty.amazonaws.com s3:PutObject arn:aws:s3:::logs/AWSLogs/000000000000/findings.jsonl.gz aws:SecureTransport=true aws:SourceAccount=000000000000 aws:SourceArn=arn:aws:guardduty:eu-west-1:000000000000:detector/d1 aws:SourceOrgID=o-another",
        }));

    [TestCase("[\"333333333333\",\"444444444444\"]", "333333333333")]
    [TestCase("[]", "111111111111")]
    [TestCase(null, "111111111111")]
    public void TheAccount_IsTheProviders_OrAnyOfTheOrganization(string? allowed, string account) => Assert.That(
        RequestsOf(Resource("aws:ec2/flowLog:FlowLog", ("logDestination", "arn:aws:s3:::logs")), allowed).ToBucket("logs").Select(r => r.Context["aws:SourceAccount"]),
        Is.All.EqualTo(new[] { account }));

    [Test]
    public void WhatAStackSetMakes_LogsFromAnyAccount() => Assert.That(
        RequestsOf(Resource("aws:cloudformation/stackSet:StackSet", ("parameters", ImmutableDictionary<string, object?>.Empty.Add("FlowLogBucketArn", "arn:aws:s3:::logs"))), "[\"222222222222\"]")
            .ToKey().Select(r => r.Context["aws:SourceAccount"]),
        Is.All.EqualTo(new[] { "111111111111" }));

    [Test]
    public void WithoutARegion_ItIsTheFirst() => Assert.That(
        RequestsOf(Resource("aws:cloudtrail/trail:Trail", ("name", "t"), ("s3BucketName", "logs")) with { Region = null }, null).ToKey().Select(r => r.Context["aws:SourceArn"]),
        Is.All.EqualTo(new[] { "arn:aws:cloudtrail:us-east-1:111111111111:trail/t" }));

    private static TestCaseData Case(string name, string service, PlannedResource resource, string[] toBucket, string[] toKey) =>
        new TestCaseData(service, resource, toBucket, toKey).SetArgDisplayNames(name);

    private static PlannedResource Resource(string type, params (string Key, object Value)[] inputs) =>
        PlanOf.Resource(type, "source", inputs) with { Region = "eu-west-1", Provider = PlanOf.Urn(Provider, "source-aws") };

    private static LogRequests RequestsOf(PlannedResource resource, string? allowed)
    {
        var plan = PlanOf.Resources(resource, PlanOf.Resource(Provider, "source-aws", allowed is null ? [] : [("allowedAccountIds", allowed)])) with
        {
            Foundation = new FoundationModel([], [], 5) { OrganizationId = "o-example" },
        };
        return LogRequests.Of(LogSource.Of(resource).FirstOrDefault() ?? new LogSource(resource, "delivery.logs.amazonaws.com", "logs"), new ProofInput(plan));
    }

    /// <summary>A request as one line: who, what, of what, and its context by key.</summary>
    private static string Text(AccessRequest request) =>
        $"{request.Caller.Service} {request.Action} {request.Resource} {string.Join(' ', request.Context.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={string.Join(',', c.Value)}"))}";

    private static string Expected(string service, string line)
    {
        var parts = line.Split(' ');
        return $"{service} {parts[0]} {parts[1]} {string.Join(' ', parts[2..].Concat(Common.Split(' ')).Order(StringComparer.Ordinal))}";
    }
}

namespace MlFoundation.Policies;

/// <summary>The evaluator decides the cases that AWS's documentation works through as the documentation says they end; each names the page it is from.</summary>
[TestFixture]
public sealed class DocumentedCasesTests
{
    private const string User = "arn:aws:iam::111122223333:user/carlos";

    /// <remarks>IAM User Guide, "Policy evaluation logic", example: an identity policy with a denial of logs, and the policy of the user's own bucket.</remarks>
    [TestCase("s3:ListAllMyBuckets", "*", true, "AllowS3ListRead")]
    [TestCase("s3:PutObject", "arn:aws:s3:::carlos/report", true, "the bucket's policy and his own")]
    [TestCase("s3:PutObject", "arn:aws:s3:::carlos-log/report", false, "DenyS3Logs")]
    [TestCase("s3:GetObject", "arn:aws:s3:::other/report", false, "nothing allows it")]
    [TestCase("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", false, "nothing allows it")]
    public void IdentityAndResourcePolicies_WithAnExplicitDenial(string action, string resource, bool allowed, string why) => Decides(
        Request(User, action, resource),
        new PolicyLayers
        {
            Identity =
            [
                Policy("carlos", """
                    { "Sid": "AllowS3ListRead", "Effect": "Allow", "Action": ["s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets"], "Resource": "*" },
                    { "Sid": "AllowS3Self", "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::carlos", "arn:aws:s3:::carlos/*"] },
                    { "Sid": "DenyS3Logs", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::*log*" }
                    """),
            ],
            Resource = resource.StartsWith("arn:aws:s3:::carlos/", StringComparison.Ordinal)
                ? Policy("bucket", $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{User}}" }, "Action": "s3:*", "Resource": ["arn:aws:s3:::carlos/*", "arn:aws:s3:::carlos"] }""") : null,
        },
        allowed, why);

    /// <remarks>IAM User Guide, "Permissions boundaries for IAM entities": what a boundary allows and the policy does not, and the other way round, is denied.</remarks>
    [TestCase("iam:CreateUser", false, "the policy allows it, the boundary does not")]
    [TestCase("cloudwatch:ListMetrics", false, "the boundary allows it, the policy does not")]
    [TestCase("s3:ListBucket", true, "both do")]
    public void ABoundary_IsAnIntersection(string action, bool allowed, string why) => Decides(
        Request("arn:aws:iam::111122223333:user/shirley", action),
        new PolicyLayers
        {
            Identity = [Policy("shirley", """{ "Effect": "Allow", "Action": ["iam:CreateUser", "s3:ListBucket"], "Resource": "*" }""")],
            Boundary = Policy("boundary", """{ "Effect": "Allow", "Action": ["s3:*", "cloudwatch:*", "ec2:*"], "Resource": "*" }"""),
        },
        allowed, why);

    /// <remarks>AWS Organizations User Guide, "SCP evaluation", "Strategies for using SCPs": allow lists and deny lists from the root to the account.</remarks>
    [TestCase("allow all|allow all|allow all", "ec2:RunInstances", true)]
    [TestCase("allow all|allow s3|allow all", "ec2:RunInstances", false)]
    [TestCase("allow all|allow s3|allow all", "s3:GetObject", true)]
    [TestCase("allow s3|allow ec2|allow all", "s3:GetObject", false)]
    [TestCase("deny s3|allow all|allow all", "s3:GetObject", false)]
    [TestCase("deny s3|allow all|allow all", "ec2:RunInstances", true)]
    [TestCase("allow all|allow all|none", "s3:GetObject", false)]
    public void ServiceControlPolicies_Intersect_FromTheRootDown(string levels, string action, bool allowed) => Decides(
        Request(Requests.Role.Arn, action),
        new PolicyLayers
        {
            Identity = [AccessPolicy.FullAccess],
            ServiceControl = [.. levels.Split('|').Select((level, i) => new PolicyLevel($"level {i}", Level(level)))],
        },
        allowed, levels);

    /// <remarks>AWS Organizations User Guide, "Deny access to AWS based on the requested AWS Region": all but global services, and an exempt role.</remarks>
    [TestCase("ec2:RunInstances", "eu-central-1", "arn:aws:iam::111122223333:role/dev", true)]
    [TestCase("ec2:RunInstances", "us-west-2", "arn:aws:iam::111122223333:role/dev", false)]
    [TestCase("iam:CreateRole", "us-east-1", "arn:aws:iam::111122223333:role/dev", true)]
    [TestCase("ec2:RunInstances", "us-west-2", "arn:aws:iam::111122223333:role/Role1AllowedToBypassThisSCP", true)]
    public void RegionDenial_LeavesGlobalServicesAndExemptRoles(string action, string region, string caller, bool allowed) => Decides(
        Request(caller, action, context: ("aws:RequestedRegion", region)),
        new PolicyLayers
        {
            Identity = [AccessPolicy.FullAccess],
            ServiceControl =
            [
                new PolicyLevel("root", [AccessPolicy.FullAccess, Policy("regions", """
                    { "Sid": "DenyAllOutside", "Effect": "Deny", "NotAction": ["iam:*", "organizations:*", "support:*"], "Resource": "*", "Condition": {
                      "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] },
                      "ArnNotLike": { "aws:PrincipalARN": "arn:aws:iam::*:role/Role1AllowedToBypassThisSCP" } } }
                    """)]),
            ],
        },
        allowed, $"{action} in {region}");

    /// <remarks>AWS Organizations User Guide, "RCP examples": only identities of the organization and AWS services; "confused deputy protection" by the source's organization.</remarks>
    [TestCase(null, "o-exampleorgid", null, true, "an identity of the organization")]
    [TestCase(null, "o-other", null, false, "an identity of another one")]
    [TestCase("logging.s3.amazonaws.com", null, "o-exampleorgid", true, "a service on behalf of the organization")]
    [TestCase("logging.s3.amazonaws.com", null, "o-other", false, "a service on behalf of another one")]
    public void ResourceControlPolicies_KeepStrangersAndDeputiesOut(string? service, string? organization, string? source, bool allowed, string why)
    {
        var request = service is null
            ? Request(Requests.Role.Arn, "s3:GetObject", "arn:aws:s3:::ours/k") with { Caller = Requests.Role with { OrganizationId = organization } }
            : new AccessRequest
            {
                Caller = Caller.OfService(service), Action = "s3:GetObject", Resource = "arn:aws:s3:::ours/k",
                Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:SourceOrgID"] = [source!], ["aws:SourceAccount"] = ["111122223333"] },
            };
        Decides(
            request,
            new PolicyLayers
            {
                Identity = [AccessPolicy.FullAccess], Resource = Policy("bucket", """{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }"""),
                ResourceControl =
                [
                    new PolicyLevel("root", [AccessPolicy.FullAccess, Policy("perimeter", """
                        { "Sid": "EnforceOrgIdentities", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {
                          "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-exampleorgid" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } },
                        { "Sid": "EnforceConfusedDeputyProtection", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {
                          "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-exampleorgid" }, "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } } }
                        """)]),
                ],
            },
            allowed, why);
    }

    /// <remarks>IAM User Guide, "Set operators for multivalued context keys": a tag key beside the two allowed ones, and no tag at all.</remarks>
    [TestCase("ForAllValues:StringEquals", "environment", true)]
    [TestCase("ForAllValues:StringEquals", "environment,cost-center", true)]
    [TestCase("ForAllValues:StringEquals", "environment,owner", false)]
    [TestCase("ForAllValues:StringEquals", "", true)]
    [TestCase("ForAnyValue:StringEquals", "environment,owner", true)]
    [TestCase("ForAnyValue:StringEquals", "owner", false)]
    [TestCase("ForAnyValue:StringEquals", "", false)]
    public void TagKeys_AsASet(string operation, string keys, bool allowed) => Decides(
        Request(Requests.Role.Arn, "ec2:CreateTags") with { Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:TagKeys"] = keys.Split(',', StringSplitOptions.RemoveEmptyEntries) } },
        new PolicyLayers { Identity = [Policy("tags", $$"""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "{{operation}}": { "aws:TagKeys": ["environment", "cost-center"] } } }""")] },
        allowed, $"{operation} {keys}");

    /// <remarks>IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent: long-term credentials have no such key, so that <c>Bool</c> lets them by.</remarks>
    [TestCase("Bool", "false", false), TestCase("Bool", null, true), TestCase("BoolIfExists", null, false), TestCase("BoolIfExists", "true", true)]
    public void WithoutMultiFactor_IfExistsMakesTheDifference(string operation, string? present, bool allowed) => Decides(
        Request(User, "ec2:StopInstances") with
        {
            Context = present is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { ["aws:MultiFactorAuthPresent"] = [present] },
        },
        new PolicyLayers
        {
            Identity = [AccessPolicy.FullAccess, Policy("mfa", $$"""{ "Effect": "Deny", "Action": "ec2:StopInstances", "Resource": "*", "Condition": { "{{operation}}": { "aws:MultiFactorAuthPresent": "false" } } }""")],
        },
        allowed, operation);

    /// <remarks>IAM User Guide, "IAM policy elements: Variables and tags": a folder by user name, and a default where there is no tag.</remarks>
    [TestCase("arn:aws:s3:::home/carlos/x", null, true)]
    [TestCase("arn:aws:s3:::home/mary/x", null, false)]
    [TestCase("arn:aws:s3:::teams/yellow/x", "yellow", true)]
    [TestCase("arn:aws:s3:::teams/company-wide/x", null, true)]
    [TestCase("arn:aws:s3:::teams/company-wide/x", "yellow", false)]
    public void Variables_AreFilledFromTheRequest(string resource, string? team, bool allowed) => Decides(
        Request(User, "s3:GetObject", resource) with
        {
            Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:username"] = ["carlos"], ["aws:PrincipalTag/team"] = team is null ? [] : [team] },
        },
        new PolicyLayers
        {
            Identity = [Policy("home", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::teams/${aws:PrincipalTag/team, 'company-wide'}/*"] }""")],
        },
        allowed, resource);

    /// <remarks>CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail": one trail, its folder, and the bucket owner's control.</remarks>
    [TestCase("trail/organization", "AWSLogs/111122223333/x", "bucket-owner-full-control", true)]
    [TestCase("trail/another", "AWSLogs/111122223333/x", "bucket-owner-full-control", false)]
    [TestCase("trail/organization", "AWSLogs/444455556666/x", "bucket-owner-full-control", false)]
    [TestCase("trail/organization", "AWSLogs/111122223333/x", "private", false)]
    public void ATrail_WritesItsOwnFolder(string trail, string key, string acl, bool allowed) => Decides(
        new AccessRequest
        {
            Caller = Caller.OfService("cloudtrail.amazonaws.com"), Action = "s3:PutObject", Resource = $"arn:aws:s3:::logs/{key}",
            Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:SourceArn"] = [$"arn:aws:cloudtrail:eu-west-1:111122223333:{trail}"], ["s3:x-amz-acl"] = [acl] },
        },
        new PolicyLayers
        {
            Resource = Policy("bucket", """
                { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/AWSLogs/111122223333/*", "Condition": {
                  "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization" } } }
                """),
        },
        allowed, $"{trail} {key} {acl}");

    private static void Decides(AccessRequest request, PolicyLayers layers, bool allowed, string why) =>
        Assert.That(PolicyEvaluator.Evaluate(request, layers).IsAllowed, Is.EqualTo(allowed), why);

    private static AccessRequest Request(string caller, string action, string resource = "*", params (string Key, string Value)[] context) => new()
    {
        Caller = new Caller(caller, "111122223333"), Action = action, Resource = resource,
        Context = context.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[c.Value], StringComparer.OrdinalIgnoreCase),
    };

    private static AccessPolicy[] Level(string level) => level switch
    {
        "allow all" => [AccessPolicy.FullAccess],
        "allow s3" => [Policy("s3", """{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")],
        "allow ec2" => [Policy("ec2", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""")],
        "deny s3" => [AccessPolicy.FullAccess, Policy("denial", """{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")],
        _ => [],
    };

    private static AccessPolicy Policy(string name, string statements) => AccessPolicy.Parse(name, $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""");
}

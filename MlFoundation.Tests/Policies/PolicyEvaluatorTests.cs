namespace MlFoundation.Policies;

/// <summary>Whole decisions: facts of the IAM User Guide ("Policy evaluation logic") and of the Organizations User Guide ("SCP evaluation").</summary>
[TestFixture]
public sealed class PolicyEvaluatorTests
{
    private const string Bucket = "arn:aws:s3:::example";
    private static readonly AccessPolicy Full = AccessPolicy.FullAccess;

    // Which level carries what: a allows everything, r allows S3 reading alone, d denies S3 reading, n nothing at all.
    [TestCase("aaa", AccessOutcome.Allowed, null)]
    [TestCase("arr", AccessOutcome.Allowed, null)]
    [TestCase("naa", AccessOutcome.ImplicitlyDenied, "root")]
    [TestCase("ana", AccessOutcome.ImplicitlyDenied, "unit")]
    [TestCase("aan", AccessOutcome.ImplicitlyDenied, "account")]
    [TestCase("daa", AccessOutcome.ExplicitlyDenied, "root")]
    [TestCase("ada", AccessOutcome.ExplicitlyDenied, "unit")]
    [TestCase("aad", AccessOutcome.ExplicitlyDenied, "account")]
    [TestCase("dna", AccessOutcome.ExplicitlyDenied, "root")]
    public void ServiceControl_HasToAllowAtEveryLevel_AndAnyDenialWins(string levels, AccessOutcome outcome, string? at)
    {
        var decision = PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject", resource: $"{Bucket}/k"), new PolicyLayers { ServiceControl = Levels(levels), Identity = [Full] });
        Assert.That((decision.Outcome, decision.Target), Is.EqualTo((outcome, at)));
    }

    [Test]
    public void WhatOneLevelDoesNotAllow_NoLevelBelowBrings()
    {
        var decision = PolicyEvaluator.Evaluate(Requests.Of("ec2:RunInstances"), new PolicyLayers { ServiceControl = Levels("raa"), Identity = [Full] });
        Assert.That($"{decision}", Is.EqualTo("not allowed by any service control policy at root"));
    }

    [Test]
    public void ServiceControl_GrantsNothing() =>
        Assert.That(PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject"), new PolicyLayers { ServiceControl = Levels("aaa") }).Layer, Is.EqualTo(PolicyLayer.Identity));

    private static IEnumerable<TestCaseData> Callers()
    {
        yield return new TestCaseData(Requests.Role, false).SetArgDisplayNames("role");
        yield return new TestCaseData(Requests.User, false).SetArgDisplayNames("user");
        yield return new TestCaseData(new Caller($"arn:aws:iam::{Requests.Account}:root", Requests.Account), false).SetArgDisplayNames("root user");
        yield return new TestCaseData(Requests.Role with { InManagementAccount = true }, true).SetArgDisplayNames("role of the management account");
        yield return new TestCaseData(new Caller($"arn:aws:iam::{Requests.Account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig", Requests.Account), true)
            .SetArgDisplayNames("service-linked role");
    }

    [TestCaseSource(nameof(Callers))]
    public void ServiceControl_BindsMembers_ButNeitherServiceLinkedRolesNorTheManagementAccount(Caller caller, bool allowed) => Assert.That(
        PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject", caller: caller), new PolicyLayers { ServiceControl = Levels("ada"), Identity = [Full] }).IsAllowed,
        Is.EqualTo(allowed));

    [TestCase("s3:GetObject", false, false, false)]
    [TestCase("S3:getobject", false, false, false)]
    [TestCase("kms:RetireGrant", false, false, true)]
    [TestCase("kms:RevokeGrant", false, false, false)]
    [TestCase("s3:GetObject", true, false, true)]
    [TestCase("s3:GetObject", false, true, true)]
    public void ResourceControl_BindsResourcesOfMemberAccounts_ButNeitherServiceLinkedRolesNorARetiredGrant(string action, bool inManagement, bool serviceLinked, bool allowed)
    {
        var caller = serviceLinked ? Requests.Role with { Arn = $"arn:aws:iam::{Requests.Account}:role/aws-service-role/s3.amazonaws.com/X" } : Requests.Role;
        var request = Requests.Of(action, caller: caller) with { ResourceInManagementAccount = inManagement };
        var decision = PolicyEvaluator.Evaluate(request, new PolicyLayers
        {
            ResourceControl = [new PolicyLevel("root", [Full, Requests.Policy("perimeter", "Deny", "*", principal: "\"*\"")])], Identity = [Full],
        });
        Assert.That(decision.IsAllowed, Is.EqualTo(allowed));
    }

    [Test]
    public void ResourceControl_BindsStrangers()
    {
        var perimeter = AccessPolicy.Parse("perimeter", """{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-exampleorgid"}}}]}""");
        var layers = new PolicyLayers
        {
            ResourceControl = [new PolicyLevel("root", [Full, perimeter])], Identity = [Full], Resource = Requests.Policy("bucket", "Allow", "s3:*", principal: "\"*\""),
        };
        var own = Requests.Of("s3:GetObject") with { ResourceAccount = Requests.Other };
        Assert.Multiple(() =>
        {
            Assert.That(PolicyEvaluator.Evaluate(own, layers).IsAllowed, Is.True);
            Assert.That($"{PolicyEvaluator.Evaluate(own with { Caller = Requests.Role with { OrganizationId = "o-other" } }, layers)}", Is.EqualTo("denied by Own of perimeter at root"));
        });
    }

    // One account: what identity policy (i) and resource policy (p) allow, and a boundary or session policy that does not (b, s). Who is named: role, user, session, account.
    [TestCase("role", "i", AccessOutcome.Allowed)]
    [TestCase("role", "", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "p:role", AccessOutcome.Allowed)]
    [TestCase("role", "p:session", AccessOutcome.Allowed)]
    [TestCase("role", "p:everybody", AccessOutcome.Allowed)]
    [TestCase("role", "p:account", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "i p:account", AccessOutcome.Allowed)]
    [TestCase("role", "p:other", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "i b", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "p:role b", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "p:session b", AccessOutcome.Allowed)]
    [TestCase("role", "p:role s", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "i s", AccessOutcome.ImplicitlyDenied)]
    [TestCase("role", "p:session s", AccessOutcome.Allowed)]
    [TestCase("user", "p:user b", AccessOutcome.Allowed)]
    [TestCase("user", "i b", AccessOutcome.ImplicitlyDenied)]
    [TestCase("root", "", AccessOutcome.Allowed)]
    public void WithinOneAccount_IdentityOrResourcePolicyGrants(string caller, string policies, AccessOutcome outcome) => Assert.That(
        PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject", caller: CallerOf(caller)), LayersOf(policies)).Outcome, Is.EqualTo(outcome));

    [TestCase("i p:role", AccessOutcome.Allowed)]
    [TestCase("i p:account", AccessOutcome.Allowed)]
    [TestCase("i p:session", AccessOutcome.Allowed)]
    [TestCase("i", AccessOutcome.ImplicitlyDenied)]
    [TestCase("p:role", AccessOutcome.ImplicitlyDenied)]
    [TestCase("p:session", AccessOutcome.ImplicitlyDenied)]
    [TestCase("i p:role b", AccessOutcome.ImplicitlyDenied)]
    public void AcrossAccounts_IdentityAndResourcePolicyHaveToGrant(string policies, AccessOutcome outcome) => Assert.That(
        PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject") with { ResourceAccount = Requests.Other }, LayersOf(policies)).Outcome, Is.EqualTo(outcome));

    [TestCase("i", AccessOutcome.ImplicitlyDenied)]
    [TestCase("i p:account", AccessOutcome.Allowed)]
    [TestCase("p:account", AccessOutcome.ImplicitlyDenied)]
    [TestCase("p:role", AccessOutcome.Allowed)]
    public void AKeyOrARole_IsReachedOnlyByWhomItsOwnPolicyLetsIn(string policies, AccessOutcome outcome) => Assert.That(
        PolicyEvaluator.Evaluate(Requests.Of("kms:Decrypt"), LayersOf(policies) with { ResourcePolicyDecides = true }).Outcome, Is.EqualTo(outcome));

    [TestCase(PolicyLayer.Identity)]
    [TestCase(PolicyLayer.Resource)]
    [TestCase(PolicyLayer.Boundary)]
    [TestCase(PolicyLayer.Session)]
    public void ADenialInAnyLayer_Wins(PolicyLayer layer)
    {
        var denial = AccessPolicy.Parse("denial", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:Get*","Resource":"*"}]}""");
        var layers = new PolicyLayers
        {
            Identity = [layer == PolicyLayer.Identity ? denial : Full], Resource = layer == PolicyLayer.Resource ? denial : Full,
            Boundary = layer == PolicyLayer.Boundary ? denial : Full, Session = layer == PolicyLayer.Session ? denial : Full,
        };
        Assert.That(PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject"), layers), Is.EqualTo(new AccessDecision(AccessOutcome.ExplicitlyDenied, layer, null, "denial", "#2")));
    }

    [Test]
    public void AService_IsLetInByTheResourceAlone()
    {
        var request = Requests.Of("s3:PutObject", caller: Caller.OfService("cloudtrail.amazonaws.com")) with { ResourceAccount = Requests.Account };
        Assert.Multiple(() =>
        {
            Assert.That(PolicyEvaluator.Evaluate(request, new PolicyLayers { Identity = [Full] }).IsAllowed, Is.False);
            Assert.That(PolicyEvaluator.Evaluate(request, new PolicyLayers { Resource = Requests.Policy("b", "Allow", "s3:PutObject", principal: """{"Service":"cloudtrail.amazonaws.com"}""") }).IsAllowed, Is.True);
            Assert.That(PolicyEvaluator.Evaluate(request, new PolicyLayers { Resource = Requests.Policy("b", "Allow", "s3:PutObject", principal: """{"Service":"config.amazonaws.com"}""") }).IsAllowed, Is.False);
        });
    }

    [TestCase("""{"NotPrincipal":{"AWS":"arn:aws:iam::111122223333:role/scientist"},"Effect":"Deny","Action":"*","Resource":"*"}""", true)]
    [TestCase("""{"NotPrincipal":{"AWS":"arn:aws:iam::111122223333:role/other"},"Effect":"Deny","Action":"*","Resource":"*"}""", false)]
    [TestCase("""{"Principal":"*","Effect":"Deny","NotAction":["s3:Get*","s3:List*"],"Resource":"*"}""", true)]
    [TestCase("""{"Principal":"*","Effect":"Deny","NotAction":"ec2:*","Resource":"*"}""", false)]
    [TestCase("""{"Principal":"*","Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::example/*"}""", true)]
    [TestCase("""{"Principal":"*","Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::example"}""", false)]
    public void ElementsWithNot_HoldForAllTheyDoNotName(string statement, bool allowed)
    {
        var layers = new PolicyLayers { Identity = [Full], Resource = AccessPolicy.Parse("p", $$"""{"Version":"2012-10-17","Statement":{{statement}}}""") };
        Assert.That(PolicyEvaluator.Evaluate(Requests.Of("s3:GetObject", resource: $"{Bucket}/k"), layers).IsAllowed, Is.EqualTo(allowed));
    }

    [TestCase("*", "arn:aws:s3:::example/a", true)]
    [TestCase("*", "*", true)]
    [TestCase("arn:aws:s3:::example/*", "arn:aws:s3:::example/a/b", true)]
    [TestCase("arn:aws:s3:::example/*", "arn:aws:s3:::example", false)]
    [TestCase("arn:aws:s3:::example/*", "*", false)]
    [TestCase("arn:aws:s3:::Example", "arn:aws:s3:::example", false)]
    [TestCase("arn:aws:sqs", "arn:aws:sqs:eu-west-1:111122223333:queue", true)]
    [TestCase("arn:aws:iam::*:role/x*", "arn:aws:iam::111122223333:role/xyz", true)]
    [TestCase("arn:aws:*:x", "arn:aws:iam::111122223333:role/x", false)]
    [TestCase("arn:aws:logs:*:*:log-group:*", "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s", true)]
    [TestCase("arn:aws:s3:::${aws:PrincipalAccount}/*", "arn:aws:s3:::111122223333/k", true)]
    [TestCase("arn:aws:s3:::${aws:PrincipalTag/none}/*", "arn:aws:s3:::x/k", false)]
    public void AResource_IsMatchedPartByPart(string pattern, string resource, bool expected) => Assert.That(
        PolicyEvaluator.Evaluate(Requests.Of("any:Act", resource: resource), new PolicyLayers { Identity = [Requests.Policy("p", "Allow", "*", pattern)] }).IsAllowed, Is.EqualTo(expected));

    [TestCase("not json", "p")]
    [TestCase("[]", "no Statement")]
    [TestCase("""{"Statement":{"Action":"*"}}""", "no Effect")]
    [TestCase("""{"Statement":{"Sid":"A","Effect":"Maybe","Action":"*"}}""", "statement A has no Effect")]
    [TestCase("""{"Statement":{"Effect":"Allow"}}""", "neither Action nor NotAction")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}""", "both Action and NotAction")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"*","Ressource":"*"}}""", "element Ressource")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"*","Condition":{"StringSame":{"a":"b"}}}}""", "\"StringSame\" is no condition operator")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":{"a":"b"}}}""", "expected a text")]
    public void ADocumentThatIamRefuses_IsRefused(string json, string why) =>
        Assert.That(() => AccessPolicy.Parse("p", json), Throws.InstanceOf<FormatException>().With.Message.StartsWith("Policy p: ").And.Message.Contains(why));

    [Test]
    public void WhatFollowsFromCallerAndResource_IsInTheContext_AndWhatIsGivenWins()
    {
        var context = new RequestContext(Requests.Of("a:B", [("aws:PrincipalOrgID", []), ("aws:PrincipalArn", ["x"])]) with { ResourceAccount = Requests.Other });
        Assert.Multiple(() =>
        {
            Assert.That(context.ValuesOf("aws:principalarn"), Is.EqualTo(new[] { "x" }));
            Assert.That(context.ValuesOf("aws:PrincipalOrgID"), Is.Empty);
            Assert.That(context.ValuesOf("aws:PrincipalOrgPaths"), Is.EqualTo(new[] { "o-exampleorgid/r-ab12/ou-ab12-11111111/" }));
            Assert.That(context.ValuesOf("aws:ResourceAccount"), Is.EqualTo(new[] { Requests.Other }));
            Assert.That(context.ValuesOf("aws:ResourceOrgID"), Is.Empty);
            Assert.That(new RequestContext(Requests.Of("a:B")).ValuesOf("aws:ResourceOrgID"), Is.EqualTo(new[] { "o-exampleorgid" }));
            Assert.That(context.ValuesOf("aws:PrincipalIsAWSService"), Is.EqualTo(new[] { "false" }));
            Assert.That(new RequestContext(Requests.Of("a:B", caller: Caller.OfService("s3.amazonaws.com"))).ValuesOf("aws:PrincipalArn"), Is.Empty);
        });
    }

    private static Caller CallerOf(string name) => name switch
    {
        "role" => Requests.Role,
        "user" => Requests.User,
        _ => new Caller($"arn:aws:iam::{Requests.Account}:root", Requests.Account),
    };

    private static PolicyLayers LayersOf(string policies)
    {
        var given = policies.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = given.FirstOrDefault(g => g.StartsWith("p:", StringComparison.Ordinal))?[2..] switch
        {
            null => null,
            "role" => Requests.Role.Arn,
            "session" => Requests.Role.SessionArn,
            "user" => Requests.User.Arn,
            "account" => $"arn:aws:iam::{Requests.Account}:root",
            "everybody" => "*",
            _ => "arn:aws:iam::111122223333:role/other",
        };
        var nothing = Requests.Policy("narrow", "Allow", "ec2:DescribeRegions");
        return new PolicyLayers
        {
            Identity = given.Contains("i") ? [Full] : [nothing],
            Boundary = given.Contains("b") ? nothing : null,
            Session = given.Contains("s") ? nothing : null,
            Resource = named is null ? null : Requests.Policy("resource", "Allow", "*", principal: $$"""{"AWS":"{{named}}"}"""),
        };
    }

    private static PolicyLevel[] Levels(string levels) =>
    [
        .. levels.Zip(["root", "unit", "account"]).Select(level => new PolicyLevel(level.Second, level.First switch
        {
            'a' => [Full],
            'r' => [Requests.Policy("reading", "Allow", "s3:Get*")],
            'd' => [Full, Requests.Policy("denial", "Deny", "s3:GetObject")],
            _ => [],
        })),
    ];
}

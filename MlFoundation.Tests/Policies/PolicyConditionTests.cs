namespace MlFoundation.Policies;

/// <summary>Operators against requests: facts of the IAM User Guide's pages on condition operators and on multivalued keys.</summary>
[TestFixture]
public sealed class PolicyConditionTests
{
    // operator, policy values, request values (none: the key is missing), whether it holds
    [TestCase("StringEquals", "a", "a", true)]
    [TestCase("StringEquals", "a", "A", false)]
    [TestCase("StringEquals", "a|b", "b", true)]
    [TestCase("StringEquals", "a*", "ab", false)]
    [TestCase("StringEquals", "a*", "a*", true)]
    [TestCase("StringEquals", "a", "", false)]
    [TestCase("StringNotEquals", "a", "a", false)]
    [TestCase("StringNotEquals", "a|b", "b", false)]
    [TestCase("StringNotEquals", "a|b", "c", true)]
    [TestCase("StringNotEquals", "a", "", true)]
    [TestCase("StringEqualsIgnoreCase", "Team", "tEAM", true)]
    [TestCase("StringNotEqualsIgnoreCase", "Team", "tEAM", false)]
    [TestCase("StringNotEqualsIgnoreCase", "Team", "", true)]
    [TestCase("StringLike", "ml-*", "ml-dev", true)]
    [TestCase("StringLike", "ml-?", "ml-", false)]
    [TestCase("StringLike", "ml-?", "ml-d", true)]
    [TestCase("StringLike", "*a*b*", "xxaybz", true)]
    [TestCase("StringLike", "*a*b", "ba", false)]
    [TestCase("StringLike", "ML-*", "ml-dev", false)]
    [TestCase("StringNotLike", "ml-*", "data-dev", true)]
    [TestCase("StringNotLike", "ml-*", "ml-dev", false)]
    [TestCase("StringNotLike", "ml-*", "", true)]
    [TestCase("Bool", "true", "True", true)]
    [TestCase("Bool", "true", "false", false)]
    [TestCase("Bool", "false", "", false)]
    [TestCase("BoolIfExists", "false", "", true)]
    [TestCase("BoolIfExists", "false", "true", false)]
    [TestCase("Null", "true", "", true)]
    [TestCase("Null", "true", "x", false)]
    [TestCase("Null", "false", "x", true)]
    [TestCase("Null", "false", "", false)]
    [TestCase("StringEqualsIfExists", "a", "", true)]
    [TestCase("StringEqualsIfExists", "a", "b", false)]
    [TestCase("StringNotEqualsIfExists", "a", "", true)]
    [TestCase("StringNotEqualsIfExists", "a", "a", false)]
    [TestCase("NumericEquals", "10", "10.0", true)]
    [TestCase("NumericNotEquals", "10", "10", false)]
    [TestCase("NumericNotEquals", "10", "", true)]
    [TestCase("NumericLessThan", "10", "10", false)]
    [TestCase("NumericLessThan", "10", "9", true)]
    [TestCase("NumericLessThanEquals", "10", "10", true)]
    [TestCase("NumericGreaterThan", "10", "10", false)]
    [TestCase("NumericGreaterThan", "10", "11", true)]
    [TestCase("NumericGreaterThanEquals", "10", "10", true)]
    [TestCase("NumericLessThan", "10", "many", false)]
    [TestCase("NumericLessThanIfExists", "10", "", true)]
    [TestCase("DateLessThan", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", true)]
    [TestCase("DateLessThan", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", false)]
    [TestCase("DateLessThanEquals", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", true)]
    [TestCase("DateGreaterThan", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", true)]
    [TestCase("DateGreaterThanEquals", "2026-01-01T00:00:00Z", "1767225600", true)]
    [TestCase("DateEquals", "2026-01-01T00:00:00Z", "1767225600", true)]
    [TestCase("DateNotEquals", "2026-01-01T00:00:00Z", "1767225600", false)]
    [TestCase("DateEquals", "2026-01-01T00:00:00Z", "soon", false)]
    [TestCase("IpAddress", "203.0.113.0/24", "203.0.113.7", true)]
    [TestCase("IpAddress", "203.0.113.0/24", "203.0.114.7", false)]
    [TestCase("IpAddress", "203.0.113.7", "203.0.113.7", true)]
    [TestCase("IpAddress", "2001:db8::/32", "2001:db8::1", true)]
    [TestCase("IpAddress", "203.0.113.0/24", "", false)]
    [TestCase("NotIpAddress", "203.0.113.0/24", "203.0.114.7", true)]
    [TestCase("NotIpAddress", "203.0.113.0/24", "203.0.113.7", false)]
    [TestCase("NotIpAddress", "203.0.113.0/24", "", true)]
    [TestCase("BinaryEquals", "QmluYXJ5", "QmluYXJ5", true)]
    [TestCase("BinaryEquals", "QmluYXJ5", "qmluYXJ5", false)]
    [TestCase("ArnEquals", "arn:aws:iam::*:role/deploy", "arn:aws:iam::111122223333:role/deploy", true)]
    [TestCase("ArnLike", "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/path/deploy", true)]
    [TestCase("ArnLike", "arn:aws:*:role/deploy", "arn:aws:iam::111122223333:role/deploy", false)]
    [TestCase("ArnLike", "arn:aws:sns:*:*:topic:*", "arn:aws:sns:eu-west-1:111122223333:topic:id", true)]
    [TestCase("ArnLike", "*", "arn:aws:iam::111122223333:role/deploy", false)]
    [TestCase("ArnLike", "arn:aws:iam::*:role/x", "", false)]
    [TestCase("ArnNotLike", "arn:aws:iam::*:role/x", "arn:aws:iam::111122223333:role/x", false)]
    [TestCase("ArnNotLike", "arn:aws:iam::*:role/x|arn:aws:iam::*:role/y", "arn:aws:iam::111122223333:role/y", false)]
    [TestCase("ArnNotEquals", "arn:aws:iam::*:role/x", "arn:aws:iam::111122223333:role/y", true)]
    [TestCase("ArnNotLike", "arn:aws:iam::*:role/x", "", true)]
    // Several values: with ForAllValues each of the request's, with ForAnyValue one; a key without values passes the one and fails the other.
    [TestCase("ForAllValues:StringEquals", "a|b", "a", true)]
    [TestCase("ForAllValues:StringEquals", "a|b", "a|b", true)]
    [TestCase("ForAllValues:StringEquals", "a|b", "a|c", false)]
    [TestCase("ForAllValues:StringEquals", "a|b", "", true)]
    [TestCase("ForAllValues:StringNotEquals", "a|b", "c|d", true)]
    [TestCase("ForAllValues:StringNotEquals", "a|b", "c|a", false)]
    [TestCase("ForAllValues:StringNotEquals", "a|b", "", true)]
    [TestCase("ForAnyValue:StringEquals", "a|b", "c|b", true)]
    [TestCase("ForAnyValue:StringEquals", "a|b", "c|d", false)]
    [TestCase("ForAnyValue:StringEquals", "a|b", "", false)]
    [TestCase("ForAnyValue:StringEqualsIfExists", "a|b", "", true)]
    [TestCase("ForAnyValue:StringNotEquals", "a|b", "a|c", true)]
    [TestCase("ForAnyValue:StringNotEquals", "a|b", "a|b", false)]
    [TestCase("ForAnyValue:StringNotEquals", "a|b", "", false)]
    [TestCase("ForAnyValue:StringLike", "o-1/r-1/ou-1/*", "o-1/r-1/ou-1/ou-2/", true)]
    public void AnOperator_HoldsOrNot(string name, string policyValues, string requestValues, bool expected)
    {
        var condition = new PolicyCondition(name, "test:key", policyValues.Split('|'));
        var context = new RequestContext(Requests.Of("test:Act", [("Test:KEY", requestValues.Length == 0 ? [] : requestValues.Split('|'))]));
        Assert.That(condition.Holds(context), Is.EqualTo(expected));
    }

    [TestCase("StringSame")]
    [TestCase("ForSomeValues:StringEquals")]
    [TestCase("NullIfExists")]
    [TestCase("ForAllValues:Null")]
    public void AnUnknownOperator_IsRefused(string name) =>
        Assert.That(() => new PolicyCondition(name, "test:key", ["a"]), Throws.InstanceOf<FormatException>().With.Message.Contains(name.Split(':')[0]));

    // policy value, its meaning for a request of account 111122223333 with tag team = "a*b", whether "found" equals or is like it
    [TestCase("StringEquals", "${aws:PrincipalAccount}", "111122223333", true)]
    [TestCase("StringEquals", "${aws:principalaccount}", "111122223333", true)]
    [TestCase("StringLike", "bucket-${aws:PrincipalAccount}-*", "bucket-111122223333-logs", true)]
    [TestCase("StringLike", "${aws:PrincipalTag/team}", "a*b", true)]
    [TestCase("StringLike", "${aws:PrincipalTag/team}", "axb", false)]
    [TestCase("StringLike", "a${*}b", "a*b", true)]
    [TestCase("StringLike", "a${*}b", "axb", false)]
    [TestCase("StringLike", "a${?}${$}", "a?$", true)]
    [TestCase("StringEquals", "${aws:PrincipalTag/none, 'nobody'}", "nobody", true)]
    [TestCase("StringEquals", "${aws:PrincipalTag/none}", "", false)]
    [TestCase("StringEquals", "${aws:PrincipalTag/none}", "${aws:PrincipalTag/none}", false)]
    [TestCase("StringNotEquals", "${aws:PrincipalTag/none}", "anything", true)]
    [TestCase("StringEquals", "${aws:PrincipalTag/many}", "x", false)]
    [TestCase("StringEquals", "${organization-root.id}", "${organization-root.id}", true)]
    public void AVariable_StandsForTheRequestsValue(string name, string policyValue, string found, bool expected)
    {
        var request = Requests.Of("test:Act", [("test:key", [found]), ("aws:PrincipalTag/team", ["a*b"]), ("aws:PrincipalTag/many", ["x", "y"])]);
        Assert.That(new PolicyCondition(name, "test:key", [policyValue]).Holds(new RequestContext(request)), Is.EqualTo(expected));
    }

    [Test]
    public void VariablesOfTheOldVersion_AreText()
    {
        var policy = AccessPolicy.Parse("old", """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"test:key":"${aws:PrincipalAccount}"}}}}""");
        Assert.Multiple(() =>
        {
            Assert.That(Decide("111122223333").IsAllowed, Is.False);
            Assert.That(Decide("${aws:PrincipalAccount}").IsAllowed, Is.True);
        });

        AccessDecision Decide(string found) => PolicyEvaluator.Evaluate(Requests.Of("test:Act", [("test:key", [found])]), new PolicyLayers { Identity = [policy] });
    }
}

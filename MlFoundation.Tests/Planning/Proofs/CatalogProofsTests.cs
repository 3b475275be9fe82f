using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

[TestFixture]
public sealed class CatalogProofsTests
{
    private const string Object = "aws:s3/bucketObjectv2:BucketObjectv2";
    private const string Principal = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";
    private const string Blueprint = """
        {"Resources":{"L":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"launcher"}},"S":{"Type":"AWS::IAM::Role","Properties":{"Path":"/mlfoundation/","RoleName":"studio"}},
        "P":{"Type":"AWS::SSM::Parameter","Properties":{"Name":"/foundation/vpc/id"}}}}
        """;

    [TestCase("launcher", "work/dev", true)]
    [TestCase("launcher", "work/dev/team", true)]
    [TestCase("launcher", "work", false)]
    [TestCase("other", "work/dev", false)]
    public void LaunchRoles_AreInEveryAccountThatSeesThePortfolio(string role, string unitOfAccount, bool proved)
    {
        var plan = Plan(
            unitOfAccount,
            PlanOf.Resource("aws:servicecatalog/constraint:Constraint", "c", [("type", "LAUNCH"), ("portfolioId", "${p.id}"), ("parameters", $$"""{"LocalRoleName":"{{role}}"}""")]),
            PlanOf.Resource("aws:servicecatalog/portfolioShare:PortfolioShare", "p-share-work", [("portfolioId", "${p.id}")]));
        Assert.That(
            LaunchRolesExist.Proof.Messages(plan).Select(m => m[..(m.IndexOf(';') is var end and > 0 ? end : m.Length)]),
            Is.EqualTo(proved ? [] : new[] { $"MLF-CAT-001 Mandatory: {role} launches products of ${{p.id}}, but is not made in fraud-dev" }));
    }

    [Test]
    public void LaunchRoles_OfABlueprintThatGoesNowhereYet_AreAwaited()
    {
        var plan = Plan(
            "work/dev",
            PlanOf.Resource("aws:servicecatalog/constraint:Constraint", "c", [("type", "LAUNCH"), ("portfolioId", "${p.id}"), ("parameters", """{"LocalRoleName":"launcher"}""")]),
            PlanOf.Resource("aws:servicecatalog/portfolioShare:PortfolioShare", "p-share-work", [("portfolioId", "${p.id}")]));
        plan = plan with { Resources = [.. plan.Resources.Where(r => r.Type != "aws:cloudformation/stackSetInstance:StackSetInstance")] };
        Assert.That(LaunchRolesExist.Proof.Messages(plan), Has.Length.EqualTo(1).And.All.StartsWith("MLF-CAT-001 Advisory"));
    }

    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Analyst_*", 0)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Analysts_*", 1)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSAdministratorAccess_*", 0)]
    [TestCase("arn:aws:iam:::role/mlfoundation/studio", 0)]
    [TestCase("arn:aws:iam:::role/studio", 1)]
    [TestCase("arn:aws:iam:::group/studio", 1)]
    public void Principals_AreOfThePlan(string pattern, int findings)
    {
        var plan = Plan(
            "work/dev", PlanOf.Resource("aws:ssoadmin/permissionSet:PermissionSet", "analyst", [("name", "Analyst")]),
            PlanOf.Resource(Principal, "a", [("portfolioId", "${p.id}"), ("principalArn", pattern)]));
        Assert.That(PortfolioPrincipalsExist.Proof.Messages(plan), Has.Length.EqualTo(findings).And.All.StartsWith("MLF-CAT-002 Mandatory"));
    }

    [TestCase("/foundation/vpc/id", 0), TestCase("/foundation/vpc/ids", 1)]
    public void Products_ReadWhatBlueprintsWrite(string name, int findings)
    {
        var product = $"Parameters: {{ V: {{ Type: 'AWS::SSM::Parameter::Value<String>', Default: {name} }} }}";
        Assert.That(
            ProductsReadWhatIsThere.Proof.Messages(Plan("work/dev", PlanOf.Resource(Object, "product", [("key", "products/a/b/1.template.yaml"), ("content", product)]))),
            Has.Length.EqualTo(findings).And.All.StartsWith("MLF-CAT-003 Mandatory"));
    }

    private static Plan Plan(string unitOfAccount, params PlannedResource[] resources) =>
        PlanOf.Resources(
        [
            .. resources,
            PlanOf.Resource(Object, "blueprint", [("key", "blueprints/internet/1.template.json"), ("content", Blueprint)]),
            PlanOf.Resource("aws:cloudformation/stackSet:StackSet", "stacks", [("templateUrl", "https://${bucket.id}.s3.eu-west-1.amazonaws.com/blueprints/internet/1.template.json")]),
            PlanOf.Resource("aws:cloudformation/stackSetInstance:StackSetInstance", "stacks-eu-west-1/work/dev", [("stackSetName", "${stacks.name}")]),
        ]) with
        {
            Foundation = new(
                [new("work", "Work", "x", false, "none"), new("work/dev", "Dev", "x", false, "internet"), new("work/dev/team", "Team", "x", false, "internet")],
                [new("fraud-dev", "team", "x", unitOfAccount, null, "internet")], 5),
        };
}

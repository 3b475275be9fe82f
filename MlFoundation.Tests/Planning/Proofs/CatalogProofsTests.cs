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
    [TestCase("launcher", "work/devils", false)]
    [TestCase("other", "work/dev", false)]
    public void LaunchRoles_AreInEveryAccountThatSeesThePortfolio(string role, string unitOfAccount, bool proved)
    {
        var plan = Plan(
            unitOfAccount,
            PlanOf.Resource("aws:servicecatalog/constraint:Constraint", "c", [("type", "LAUNCH"), ("portfolioId", "${p.id}"), ("parameters", $$"""{"LocalRoleName":"{{role}}"}""")]),
            PlanOf.Resource("aws:servicecatalog/portfolioShare:PortfolioShare", "p-share-work", [("portfolioId", "${p.id}")]));
        Assert.That(LaunchRolesExist.Proof.Messages(plan), Is.EqualTo(proved ? [] : new[] { $"MLF-CAT-001 Mandatory: {role} launches products of ${{p.id}}, but is not made in fraud-dev{Everywhere}" }));
    }

    private const string Everywhere =
        "; expected it in every account that sees the portfolio. Give their unit a connectivity and its region zones, so that a blueprint reaches them, or share the portfolio with other units.";

    private static PlannedResource Launch(string name, string parameters, string portfolio = "${p.id}", string type = "LAUNCH") =>
        PlanOf.Resource("aws:servicecatalog/constraint:Constraint", name, [("type", type), ("portfolioId", portfolio), ("parameters", parameters)]);

    private static PlannedResource Share(string portfolio, string target) =>
        PlanOf.Resource("aws:servicecatalog/portfolioShare:PortfolioShare", $"{portfolio}-share-{target}", [("portfolioId", $"${{{portfolio}.id}}")]);

    // A portfolio is shared with a unit, the units below it or one account; a name that only begins alike is another's.
    [TestCase("work", 1), TestCase("work/dev", 1), TestCase("fraud-dev", 1), TestCase("work/de", 0), TestCase("wor", 0), TestCase("fraud", 0)]
    public void LaunchRoles_AreAskedForWhereThePortfolioIsShared(string target, int findings) => Assert.That(
        LaunchRolesExist.Proof.Messages(Plan("work/dev", Launch("c", """{"LocalRoleName":"other"}"""), Share("p", target))), Has.Length.EqualTo(findings));

    [Test]
    public void LaunchRoles_OfOtherConstraints_AndPortfoliosThatNobodySees_AreNotAskedFor() => Assert.That(
        LaunchRolesExist.Proof.Messages(Plan(
            "work/dev", Launch("c", """{"LocalRoleName":"other"}""", type: "TEMPLATE"), Launch("d", """{"LocalRoleName":"other"}""", portfolio: "${q.id}"), Launch("e", """{"LocalRoleName":"launcher"}"""), Share("p", "work"))),
        Is.Empty);

    [Test]
    public void LaunchRoles_OfOneName_AreOneFinding_WithTheAccountsInOrder()
    {
        var plan = Plan("work", Launch("c", """{"LocalRoleName":"other"}"""), Launch("d", """{"LocalRoleName":"other"}"""), Launch("e", """{"RoleArn":"x"}"""), PlanOf.Resource("aws:servicecatalog/constraint:Constraint", "f", [("type", "LAUNCH"), ("portfolioId", "${p.id}")]), Share("p", "work"));
        plan = plan with
        {
            Foundation = plan.Foundation! with { Accounts = [.. plan.Foundation.Accounts, new("alert-dev", "team", "x", "work/dev", null, "internet"), new("root", "management", "x", null, null, "none")] },
        };
        Assert.That(LaunchRolesExist.Proof.Messages(plan), Is.EqualTo(new[]
        {
            $"MLF-CAT-001 Mandatory: other launches products of ${{p.id}}, but is not made in alert-dev, fraud-dev{Everywhere}",
            $"MLF-CAT-001 Mandatory: No local role launches products of ${{p.id}}, but is not made in alert-dev, fraud-dev{Everywhere}",
        }));
    }

    // One of the accounts is passed by, although its like are reached elsewhere: that is a mistake, whatever the other waits for.
    [Test]
    public void LaunchRoles_ThatPassOneAccountBy_AreAMistake_WhileAnotherWaits()
    {
        var plan = Plan("work", Launch("c", """{"LocalRoleName":"launcher"}"""), Share("p", "work"), Share("p", "corp"));
        plan = plan with
        {
            Foundation = plan.Foundation! with
            {
                Units = [.. plan.Foundation.Units, new("corp", "Corp", "x", false, "corporate"), new("elsewhere", "Elsewhere", "x", false, "internet")],
                Accounts = [new("corp-dev", "team", "x", "corp", null, "corporate"), .. plan.Foundation.Accounts],
            },
        };
        Assert.That(LaunchRolesExist.Proof.Messages(plan), Is.EqualTo(new[] { $"MLF-CAT-001 Mandatory: launcher launches products of ${{p.id}}, but is not made in corp-dev, fraud-dev{Everywhere}" }));
    }

    [Test]
    public void LaunchRoles_OfThePortfoliosOwnAccount_AreAskedForWithoutAShare() => Assert.That(
        LaunchRolesExist.Proof.Messages(Plan("work/dev", Launch("c", """{"LocalRoleName":"other"}""") with { Account = "fraud-dev" })),
        Is.EqualTo(new[] { $"MLF-CAT-001 Mandatory: other launches products of ${{p.id}}, but is not made in fraud-dev{Everywhere}" }));

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
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSOrganizationsFullAccess_*", 0)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSPowerUserAccess_*", 0)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSReadOnlyAccess_*", 0)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSServiceCatalogAdminFullAccess_*", 0)]
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_AWSServiceCatalogEndUserAccess_*", 0)]
    public void Principals_AreOfThePlan(string pattern, int findings)
    {
        var plan = Plan(
            "work/dev", PlanOf.Resource("aws:ssoadmin/permissionSet:PermissionSet", "analyst", [("name", "Analyst")]),
            PlanOf.Resource(Principal, "a", [("portfolioId", "${p.id}"), ("principalArn", pattern)]));
        Assert.That(PortfolioPrincipalsExist.Proof.Messages(plan), Is.EqualTo(Enumerable.Repeat(
            $"MLF-CAT-002 Mandatory: {pattern} may use ${{p.id}}, but nobody is that; expected a permission set of identity or a role of the blueprints. Correct the name in permissionSets of the portfolio.", findings)));
    }

    // Who keeps permission sets or blueprints elsewhere is believed.
    [TestCase("arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Analysts_*", 0), TestCase("arn:aws:iam:::role/studio", 0), TestCase("arn:aws:iam:::user/studio", 1)]
    public void Principals_OfAPlanWithoutSetsAndBlueprints_AreSomebodyElses(string pattern, int findings) => Assert.That(
        PortfolioPrincipalsExist.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Principal, "a", [("portfolioId", "${p.id}"), ("principalArn", pattern)])) with { Foundation = new([], [], 5) }),
        Has.Length.EqualTo(findings));

    [TestCase("AWS::SSM::Parameter::Value<String>", "/foundation/vpc/id", 0), TestCase("AWS::SSM::Parameter::Value<String>", "/foundation/vpc/ids", 1), TestCase("String", "/foundation/vpc/ids", 0)]
    [TestCase("AWS::SSM::Parameter::Value<List<String>>", "/foundation/vpc/ids", 1), TestCase("AWS::SSM::Parameter::Value<String>", "/aws/service/ami", 0)]
    public void Products_ReadWhatBlueprintsWrite(string type, string name, int findings)
    {
        var product = $"Parameters: {{ N: {{ Type: String }}, V: {{ Type: '{type}', Default: {name} }} }}";
        Assert.That(
            ProductsReadWhatIsThere.Proof.Messages(Plan("work/dev", PlanOf.Resource(Object, "product", [("key", "products/a/b/1.template.yaml"), ("content", product)]))),
            Is.EqualTo(Enumerable.Repeat("MLF-CAT-003 Mandatory: products/a/b/1.template.yaml reads /foundation/vpc/ids, which not every blueprint writes; expected it in Accounts/Blueprints/parts/values.yaml.", findings)));
    }

    [Test]
    public void Products_ReadWhatEveryBlueprintWrites_AndAllThatIsMissingIsNamed()
    {
        const string Product = "Parameters: { B: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /foundation/vpc/id }, A: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /foundation/a } }";
        var product = PlanOf.Resource(Object, "product", [("key", "products/a/b/1.template.yaml"), ("content", Product)]);
        Assert.That(
            ProductsReadWhatIsThere.Proof.Messages(Plan(
                "work/dev", product, PlanOf.Resource(Object, "empty", [("key", "blueprints/corporate/1.template.json")]), PlanOf.Resource(Object, "no-product", [("key", "other/1.yaml"), ("content", Product)]),
                PlanOf.Resource(Object, "plain", [("key", "products/a/c/1.template.yaml"), ("content", "Resources: {}")]))),
            Is.EqualTo(new[] { "MLF-CAT-003 Mandatory: products/a/b/1.template.yaml reads /foundation/a, /foundation/vpc/id, which not every blueprint writes; expected it in Accounts/Blueprints/parts/values.yaml." }));
        Assert.That(ProductsReadWhatIsThere.Proof.Messages(PlanOf.Resources(product) with { Foundation = new([], [], 5) }), Is.Empty, "no blueprint of this plan");
    }

    private static Plan Plan(string unitOfAccount, params PlannedResource[] resources) =>
        PlanOf.Resources(
        [
            .. resources,
            PlanOf.Resource(Object, "blueprint", [("key", "blueprints/internet/1.template.json"), ("content", Blueprint)]),
            PlanOf.Resource("aws:cloudformation/stackSet:StackSet", "stacks", [("templateUrl", "https://${bucket.id}.s3.eu-west-1.amazonaws.com/blueprints/internet/1.template.json")]),
            PlanOf.Resource("aws:cloudformation/stackSetInstance:StackSetInstance", "stacks-eu-west-1/work/dev", [("stackSetName", "${stacks.name}")]),
            // Neither brings a blueprint of the plan.
            PlanOf.Resource("aws:cloudformation/stackSet:StackSet", "bare"), PlanOf.Resource("aws:cloudformation/stackSetInstance:StackSetInstance", "bare/work", [("stackSetName", "${bare.name}")]),
            PlanOf.Resource("aws:cloudformation/stackSet:StackSet", "others", [("templateUrl", "https://example.com/another.json")]),
            PlanOf.Resource("aws:cloudformation/stackSetInstance:StackSetInstance", "others/work", [("stackSetName", "${others.name}")]),
        ]) with
        {
            Foundation = new(
                [new("work", "Work", "x", false, "none"), new("dev", "Another", "x", false, "none"), new("work/devils", "Devils", "x", false, "internet"), new("work/dev", "Dev", "x", false, "internet"), new("work/dev/team", "Team", "x", false, "internet")],
                [new("fraud-dev", "team", "x", unitOfAccount, null, "internet")], 5),
        };
}

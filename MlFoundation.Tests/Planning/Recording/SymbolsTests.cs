using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Planning.Recording;

[TestFixture]
public sealed class SymbolsTests
{
    [TestCase("${hub.id} and ${hub.arn} differ.", "hub and hub differ.")]
    [TestCase("${hub/eu-west-1.roots[0].id} is full.", "${hub/eu-west-1.roots[0].id} is full.")]
    [TestCase("${aws:PrincipalTag/team}, ${hub", "${aws:PrincipalTag/team}, ${hub")]
    [TestCase("No symbol.", "No symbol.")]
    public void Plain_ReplacesSymbolsOfKnownResources_AndNothingElse(string text, string expected) =>
        Assert.That(Symbols.Plain(text, name => name == "hub"), Is.EqualTo(expected));

    [Test]
    public void Findings_NameResources_NotSymbols()
    {
        var association = PlanOf.Resource(
            "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation", "catalog-nobody",
            [("portfolioId", "${catalog-analytics.id}"), ("principalArn", "arn:aws:iam:::group/nobody")]);
        var plan = PlanOf.Resources(PlanOf.Resource("aws:servicecatalog/portfolio:Portfolio", "catalog-analytics", []), association) with
        {
            Foundation = new FoundationModel([], [], 5, null),
        };
        var messages = AllProofs.Run(new ProofInput(plan)).Select(f => f.Message).ToArray();
        Assert.That(messages, Has.Some.Contains("may use catalog-analytics, but nobody is that").And.None.Contains("${"));
    }
}

namespace MlFoundation.Primitives;

[TestFixture]
public sealed class OuPathTests
{
    [TestCase("workloads", "workloads", true)]
    [TestCase("workloads/production", "workloads", true)]
    [TestCase("workloads/production/fraud", "workloads", true)]
    [TestCase("workloads", "workloads/production", false)]
    [TestCase("workloads-old", "workloads", false)]
    [TestCase("data", "workloads", false)]
    public void IsIn_ItselfAndWhatStandsBelow(string unit, string above, bool expected) =>
        Assert.That((OuPath.Parse(unit).IsIn(OuPath.Parse(above)), OuPath.IsIn(unit, above)), Is.EqualTo((expected, expected)));
}

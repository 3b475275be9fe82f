using MlFoundation.Support;

namespace MlFoundation.Identity;

[TestFixture]
public sealed class InlinePolicyCheckTests
{
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}""", "")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""", "")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":"s3:Get*","Resource":"*"}}""", "")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"iam:*","Resource":"arn:aws:s3:::any"}}""", "")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:ViaAWSService":"true"}}}}""", "")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}}""", "allows everything in All; expected the actions that are needed")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"All","Effect":"Allow","NotAction":"iam:*","Resource":"*"}}""", "allows everything in All; expected the actions that are needed")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"All","Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::any"}}""", "allows everything in All; expected the actions that are needed")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3 Get"],"Resource":"*"}}""", "has the action s3 Get in #1; expected service:Action")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Permit","Action":"s3:Get","Resource":"*"}}""", "is none: Policy document: statement #1 has no Effect; expected Allow or Deny; expected a document that IAM takes")]
    public void ADocument_IsChecked(string document, string problem) =>
        Assert.That(string.Join("|", InlinePolicyCheck.ProblemsOf(document).Select(p => $"{p.Found}; expected {p.Expected}")), Is.EqualTo(problem));

    [TestCase(0, "")]
    [TestCase(1, "has 10241 characters; expected at most 10240")]
    public void ADocument_HasASize(int more, string problem)
    {
        const string Start = """{"Statement":{"Effect":"Allow","Action":"s3:Get","Resource":""" + "\"";
        var resource = new string('r', InlinePolicyCheck.Largest - Start.Length - "\"}}".Length + more);
        Assert.That(string.Join("|", InlinePolicyCheck.ProblemsOf(Start + resource + "\"}}  \n").Select(p => $"{p.Found}; expected {p.Expected}")), Is.EqualTo(problem));
    }

    [Test]
    public void TheDocumentsBesideTheComponent_AreRight()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("MlFoundation", "Identity", "Policies")))
        {
            Assert.That(InlinePolicyCheck.ProblemsOf(File.ReadAllText(file)), Is.Empty, Path.GetFileName(file));
        }
    }
}

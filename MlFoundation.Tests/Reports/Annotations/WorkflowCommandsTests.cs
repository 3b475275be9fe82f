using MlFoundation.Planning;

namespace MlFoundation.Reports.Annotations;

[TestFixture]
public sealed class WorkflowCommandsTests
{
    [TestCase("plain", "::error file=a.yaml,line=3,col=5,title=R::plain")]
    [TestCase("100%\r\n::warning::x", "::error file=a.yaml,line=3,col=5,title=R::100%25%0D%0A::warning::x")]
    public void AMessage_IsOneCommand(string message, string expected) =>
        Assert.That(WorkflowCommands.Of([new Finding("R", Severity.Mandatory, null, message, "a.yaml:3:5")]), Is.EqualTo(new[] { expected }));

    [TestCase("a,b:c%.yaml:3:5", "R::x,y", "::warning file=a%2Cb%3Ac%25.yaml,line=3,col=5,title=R%3A%3Ax%2Cy::m")]
    [TestCase("a.yaml", "R", "::warning file=a.yaml,line=1,col=1,title=R::m")]
    [TestCase("a.yaml:0:5", "R", "::warning file=a.yaml%3A0%3A5,line=1,col=1,title=R::m")]
    [TestCase(null, "R", "::warning title=R::m")]
    public void Properties_AreEscaped(string? at, string id, string expected) =>
        Assert.That(WorkflowCommands.Of([new Finding(id, Severity.Advisory, null, "m", at)]), Is.EqualTo(new[] { expected }));

    [TestCase(10, 10), TestCase(11, 11), TestCase(500, 11)]
    public void MoreThanTen_OfAWeight_AreCounted(int findings, int lines)
    {
        var commands = WorkflowCommands.Of(Enumerable.Range(0, findings).Select(i => new Finding("R", Severity.Mandatory, null, $"m{i}"))).ToArray();
        Assert.That(commands, Has.Length.EqualTo(lines));
        if (findings > 10)
        {
            Assert.That(commands[^1], Does.StartWith($"::notice title=mlfoundation::{findings - 10} more"));
        }
    }
}

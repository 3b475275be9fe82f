namespace MlFoundation.Accounts;

/// <summary>The composed templates as files beside the test assembly, in <c>templates/</c>: for template checkers and for a look.</summary>
[SetUpFixture]
public sealed class BlueprintFiles
{
    [OneTimeSetUp]
    public void Write()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.TestDirectory, "templates"));
        foreach (var template in new[] { BlueprintTemplate.Corporate, BlueprintTemplate.Internet })
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"{template.Name}.template.json"), template.Text);
        }
    }
}

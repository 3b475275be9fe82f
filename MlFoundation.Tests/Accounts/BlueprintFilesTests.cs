using MlFoundation.Support;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class BlueprintFilesTests
{
    [TestCase("corporate"), TestCase("internet")]
    public void TheCommittedTemplate_IsWhatItsPartsCompose(string name) =>
        Snapshot.IsCurrent(Repository.PathOf("MlFoundation", "Accounts", "Blueprints", $"{name}.template.json"), BlueprintTemplate.Composed(name).Text);
}

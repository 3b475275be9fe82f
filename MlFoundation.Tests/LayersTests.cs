using System.Text.RegularExpressions;
using MlFoundation.Support;

namespace MlFoundation;

/// <summary>Which folder may use which: dependencies point one way.</summary>
[TestFixture]
public sealed partial class LayersTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Primitives"] = [],
        ["Configuration"] = ["Primitives"],
        ["Documents"] = [],
        ["Policies"] = [],
        ["Publishing"] = ["Primitives", "Configuration", "Documents"],
        ["Organization"] = ["Primitives", "Configuration", "Documents", "Accounts"],
        ["Accounts"] = ["Primitives", "Configuration", "Documents", "Costs", "Publishing", "Organization", "Network", "Security"],
        ["Network"] = ["Primitives", "Configuration", "Documents", "Organization", "Accounts", "Security"],
        ["Identity"] = ["Primitives", "Configuration", "Documents", "Policies", "Organization", "Accounts"],
        ["Security"] = ["Primitives", "Configuration", "Documents", "Organization", "Accounts"],
        ["Catalog"] = ["Primitives", "Configuration", "Documents", "Publishing", "Organization", "Accounts", "Identity"],
        ["Costs"] = ["Primitives", "Configuration", "Documents", "Organization", "Accounts"],
        ["Lifecycle"] = ["Primitives", "Configuration", "Documents", "Organization", "Accounts"],
        ["Planning"] = ["Primitives", "Configuration", "Documents", "Policies", "Publishing", "Organization", "Accounts", "Network", "Identity", "Security", "Catalog", "Costs", "Lifecycle"],
        ["Reports"] = ["Primitives", "Documents", "Planning", "Organization"],
        ["Commands"] = ["Configuration", "Planning", "Reports"],
    };

    [Test]
    public void AFolder_UsesOnlyWhatStandsBelowIt()
    {
        var root = Repository.PathOf("MlFoundation");
        var found = from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                    let folder = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0]
                    where folder is not ("bin" or "obj") && !folder.EndsWith(".cs", StringComparison.Ordinal)
                    from Match used in Using().Matches(File.ReadAllText(file))
                    let area = used.Groups[1].Value
                    where area != folder && !MayUse[folder].Contains(area)
                    select $"{Path.GetRelativePath(root, file)} uses {area}";
        Assert.That(found, Is.Empty);
    }

    [GeneratedRegex(@"^using MlFoundation\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}

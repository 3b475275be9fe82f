using System.Text.RegularExpressions;
using MlFoundation.Support;

namespace MlFoundation.Catalog.Models;

/// <summary>Templates carry the files that their builds need as they are beside them: <c>Name: !Base64 | # path</c>, or without the function, and then the file.</summary>
[TestFixture]
public sealed partial class InlinedFilesTests
{
    private static IEnumerable<string> Templates =>
        from product in ProductCatalog.All
        where Opening().IsMatch(product.Current.Text)
        select $"{product.Portfolio}/{product.Key}";

    [TestCaseSource(nameof(Templates))]
    public void AnInlinedFile_IsTheOneBeside(string product)
    {
        var folder = Repository.PathOf(["MlFoundation", .. ProductCatalog.Root.Split('/'), .. product.Split('/')]);
        Snapshot.IsCurrent(Path.Combine(folder, "template.yaml"), Inline(File.ReadAllText(Path.Combine(folder, "template.yaml")), file => File.ReadAllText(Path.Combine(folder, file))));
    }

    [Test]
    public void AFileWithoutTheFunction_IsTakenInAsWell() => Assert.That(Inline("File: | # x.txt\n  old\nb: 1\n", _ => "new\n"), Is.EqualTo("File: | # x.txt\n  new\nb: 1\n"));

    [Test]
    public void AFileThatChanged_IsTakenIn_AndNothingElse() => Assert.That(
        Inline("a:\n  File: !Base64 | # x.txt\n    old\n\n    older\n  b: 1\n", _ => "new\n\n  newer\n"),
        Is.EqualTo("a:\n  File: !Base64 | # x.txt\n    new\n\n      newer\n  b: 1\n"));

    private static string Inline(string template, Func<string, string> read)
    {
        var lines = new List<string>();
        int? depth = null;
        foreach (var line in template.Split('\n'))
        {
            if (depth is { } within && (line.Trim().Length == 0 || line.Length - line.TrimStart().Length > within))
            {
                continue;
            }

            lines.Add(line);
            depth = null;
            if (Opening().Match(line) is { Success: true } opening)
            {
                depth = opening.Groups["indent"].Length;
                lines.AddRange(read(opening.Groups["file"].Value).TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? l : new string(' ', depth.Value + 2) + l));
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^(?<indent> *(- )?)[A-Za-z]+: (!Base64 )?\| # (?<file>[A-Za-z0-9./_-]+)$", RegexOptions.Multiline)]
    private static partial Regex Opening();
}

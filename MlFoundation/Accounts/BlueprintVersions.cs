using MlFoundation.Documents;
using MlFoundation.Publishing;

namespace MlFoundation.Accounts;

/// <summary>
/// The versions of a blueprint: <c>Blueprints/published/&lt;name&gt;/versions.yaml</c> lists the hash of each, the current template's last; the
/// texts before it are in <c>former/&lt;version&gt;.json</c> there. StackSets use the current one.
/// </summary>
/// <remarks>What an account was made from stays what it was: see docs/decisions/0005-versions-of-blueprints.md.</remarks>
public static class BlueprintVersions
{
    /// <summary>All versions, oldest first; the last is the template itself.</summary>
    public static IReadOnlyList<TemplateVersion> Of(BlueprintTemplate template)
    {
        string[] listed = [.. Manifest(template).Keys];
        return
        [
            .. listed.SkipLast(1).Select(v => new TemplateVersion(v, EmbeddedDocuments.Read($"{FolderOf(template)}/former/{v}.json"))),
            new TemplateVersion(listed[^1], template.Text),
        ];
    }

    /// <summary>Hash by version, in the list's order.</summary>
    public static IReadOnlyDictionary<string, string> Manifest(BlueprintTemplate template) => TemplateVersions.Manifest(FolderOf(template));

    private static string FolderOf(BlueprintTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return $"Accounts/Blueprints/published/{template.Name}";
    }
}

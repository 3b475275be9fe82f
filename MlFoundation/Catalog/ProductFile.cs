using System.Text.Json.Nodes;
using MlFoundation.Documents;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>Reads <c>product.yaml</c>: what Service Catalog shows of a product, and who launches it.</summary>
/// <remarks>
/// Keys: <c>key</c> (the folder's name), <c>name</c>, <c>description</c>, <c>owner</c>, <c>launchRole</c> (name of a role of the blueprints),
/// <c>support</c> (<c>description</c>, and <c>email</c> or <c>url</c>), <c>version</c> (of <c>template.yaml</c>; the last one of
/// <c>versions.yaml</c>), <c>projectTemplate</c> (true if SageMaker launches it as a project; default false), <c>tags</c> (default none).
/// </remarks>
public static class ProductFile
{
    /// <summary>Its name.</summary>
    public const string FileName = "product.yaml";

    private static readonly string[] Keys = ["key", "name", "description", "owner", "launchRole", "support", "version", "projectTemplate", "tags"];
    private static readonly string[] SupportKeys = ["description", "email", "url"];

    /// <summary>Reads the text of one.</summary>
    /// <param name="portfolio">Key of the portfolio: name of the folder above.</param>
    /// <param name="key">Key of the product: name of its folder.</param>
    /// <param name="text">The file.</param>
    /// <param name="versions">The product's templates, oldest first.</param>
    /// <exception cref="InvalidDataException">A key is missing or unknown, or contradicts the folder or its versions.</exception>
    public static CatalogProduct Read(string portfolio, string key, string text, IReadOnlyList<TemplateVersion> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var at = $"{portfolio}/{key}/{FileName}";
        var file = CloudFormationYaml.Read(text);
        KnownOnly(at, file, Keys);
        var support = file["support"] as JsonObject ?? throw Missing(at, "support");
        KnownOnly($"{at}, support", support, SupportKeys);
        Same(at, "key", Text(at, file, "key"), key, "the folder's name");
        Same(at, "version", Text(at, file, "version"), versions[^1].Version, $"the last of {TemplateVersions.ManifestName}");
        if ((support["email"] ?? support["url"]) is null)
        {
            throw Missing(at, "support.email or support.url");
        }

        var tags = (file["tags"] as JsonObject ?? []).ToDictionary(t => t.Key, t => t.Value!.ToString(), StringComparer.Ordinal);
        if ((bool?)file["projectTemplate"] ?? false)
        {
            tags[CatalogProduct.StudioVisibility] = "true";
        }

        return new CatalogProduct(
            portfolio, key, Text(at, file, "name"), Text(at, file, "description"), Text(at, file, "owner"), Text(at, file, "launchRole"),
            new ProductSupport(Text($"{at}, support", support, "description"), (string?)support["email"], (string?)support["url"]), tags, versions);
    }

    private static string Text(string at, JsonObject from, string key) => from[key]?.ToString() ?? throw Missing(at, key);

    private static void KnownOnly(string at, JsonObject map, string[] keys)
    {
        if (map.Select(e => e.Key).FirstOrDefault(k => !keys.Contains(k)) is { } unknown)
        {
            throw new InvalidDataException($"{at}: {unknown} is not known; expected one of {string.Join(", ", keys)}.");
        }
    }

    private static void Same(string at, string key, string found, string expected, string what)
    {
        if (found != expected)
        {
            throw new InvalidDataException($"{at}: {key} is {found}; expected {expected}, {what}.");
        }
    }

    private static InvalidDataException Missing(string at, string key) => new($"{at}: {key} is missing.");
}

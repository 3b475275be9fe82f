using MlFoundation.Documents;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>The products that the foundation brings along, each a folder <c>Catalog/Products/&lt;portfolio&gt;/&lt;product&gt;</c>.</summary>
/// <remarks>
/// In a folder: <c>product.yaml</c> (see <see cref="ProductFile"/>), <c>template.yaml</c> (CloudFormation), <c>versions.yaml</c> and, once there is more
/// than one version, <c>former/</c> (see <see cref="TemplateVersions"/>). A folder more is a product more.
/// </remarks>
public static class ProductCatalog
{
    /// <summary>Folder of all products, within the project.</summary>
    public const string Root = "Catalog/Products";

    private static readonly Lazy<IReadOnlyList<CatalogProduct>> Embedded = new(() => [.. Folders().Select(Read)]);

    /// <summary>All products, by portfolio and key.</summary>
    public static IReadOnlyList<CatalogProduct> All => Embedded.Value;

    /// <summary>Products of a portfolio, by key; none if there is no such portfolio.</summary>
    public static IReadOnlyList<CatalogProduct> Of(string portfolio) => [.. All.Where(p => p.Portfolio == portfolio)];

    /// <summary>Folder of a product, within the project.</summary>
    public static string FolderOf(CatalogProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return $"{Root}/{product.Portfolio}/{product.Key}";
    }

    /// <summary>Folders of all products, ordered.</summary>
    public static IEnumerable<string> Folders() =>
        from path in EmbeddedDocuments.Below(Root)
        where path.EndsWith($"/{ProductFile.FileName}", StringComparison.Ordinal)
        select path[..^(ProductFile.FileName.Length + 1)];

    private static CatalogProduct Read(string folder)
    {
        var parts = folder[(Root.Length + 1)..].Split('/');
        return parts is [var portfolio, var key]
            ? ProductFile.Read(portfolio, key, EmbeddedDocuments.Read($"{folder}/{ProductFile.FileName}"), TemplateVersions.Read(folder))
            : throw new InvalidDataException($"{folder}: expected {Root}/<portfolio>/<product>.");
    }
}

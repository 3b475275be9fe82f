using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MlFoundation.Configuration.Schema;

/// <summary>Summaries of types and properties, from the XML documentation that the compiler writes.</summary>
public sealed partial class XmlDescriptions
{
    private readonly Dictionary<string, string> summaries;

    /// <summary>Reads the documentation.</summary>
    /// <param name="xml">The file's text; null gives no descriptions.</param>
    public XmlDescriptions(string? xml) =>
        summaries = xml is null ? [] : XDocument.Parse(xml).Descendants("member").Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!), StringComparer.Ordinal);

    internal string? Of(PropertyInfo property) => summaries.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    internal string? Of(Type type) => summaries.GetValueOrDefault($"T:{type.FullName}");

    private static string Plain(XElement summary) => Space().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
        XElement element => element.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

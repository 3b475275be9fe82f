using System.Security.Cryptography;
using System.Text;
using MlFoundation.Documents;

namespace MlFoundation.Reports.Html;

/// <summary>A document of the page that is embedded in the program: its style sheet or its script.</summary>
internal sealed class EmbeddedText
{
    private EmbeddedText(string file) => Text = EmbeddedDocuments.Read($"Reports/Html/{file}");

    /// <summary>The style sheet.</summary>
    public static EmbeddedText Style { get; } = new("page.css");

    /// <summary>The script.</summary>
    public static EmbeddedText Script { get; } = new("page.js");

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>What a Content-Security-Policy allows it by.</summary>
    /// <remarks>Source: W3C, Content Security Policy Level 3, "Usage of hashes".</remarks>
    public string Source => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}";
}

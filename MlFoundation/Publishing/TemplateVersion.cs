using System.Security.Cryptography;
using System.Text;

namespace MlFoundation.Publishing;

/// <summary>A CloudFormation template as it is published: other bytes have another hash and so another place.</summary>
/// <param name="Version">Its name for people: three whole numbers, such as <c>1.4.0</c>.</param>
/// <param name="Text">The template. Encoded as UTF-8 it is what is published.</param>
public sealed record TemplateVersion(string Version, string Text)
{
    /// <summary>First 16 lower-case hex digits of SHA-256 over <see cref="Text"/> in UTF-8.</summary>
    public string ContentHash { get; } = HashOf(Text);

    /// <summary>The hash of a template.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>Name and hash, such as <c>1.4.0 0123456789abcdef</c>.</summary>
    public override string ToString() => $"{Version} {ContentHash}";
}

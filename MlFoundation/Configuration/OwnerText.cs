using System.Diagnostics.CodeAnalysis;

namespace MlFoundation.Configuration;

/// <summary>What the name of an owner looks like: it becomes a tag, so it is made of what tag values may hold.</summary>
/// <remarks>Source: AWS Organizations API Reference, "Tag"; Tagging AWS Resources and Tag Editor User Guide, "Tag naming limits and requirements".</remarks>
public static class OwnerText
{
    /// <summary>No sign but <c>_ . : / = + @ -</c>; letters and digits of any script.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Pattern = """^[^!"#$%&'()*,;<>?\[\\\]^`{|}~]+$""";

    /// <summary>The form in words.</summary>
    public const string Expected = "the name of a team, in letters, digits, spaces and _ . : / = + @ -";

    /// <summary>Most characters: half of what a tag takes.</summary>
    public const int MaxLength = 128;
}

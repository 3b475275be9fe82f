using Pulumi;

namespace MlFoundation;

/// <summary>Tags that resources carry.</summary>
internal static class ResourceTags
{
    /// <summary>The owner's tag.</summary>
    public static InputMap<string> OwnedBy(string owner) => new() { ["Owner"] = owner };
}

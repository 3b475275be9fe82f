using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Blocks and domains in names of resources, which have no dots.</summary>
internal static class CidrKeys
{
    /// <summary>Such as <c>10-64-0-0-12</c>.</summary>
    public static string Of(CidrBlock block) => Of(block.ToString());

    /// <summary>Dots and slashes as hyphens.</summary>
    public static string Of(string text) => text.Replace('.', '-').Replace('/', '-');
}

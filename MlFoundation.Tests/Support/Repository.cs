using System.Reflection;

namespace MlFoundation.Support;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Absolute path of its root.</summary>
    public static string Root => Metadata("RepositoryRoot");

    /// <summary><c>offline</c> or <c>published</c>.</summary>
    public static string PulumiPackages => Metadata("PulumiPackages");

    /// <summary>Absolute path of a file in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

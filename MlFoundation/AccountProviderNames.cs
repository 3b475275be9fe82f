namespace MlFoundation;

/// <summary>Names of the providers, one a package and account: they say in a plan which account a resource is made in.</summary>
public static class AccountProviderNames
{
    private const string AwsSuffix = "-aws";
    private const string NativeSuffix = "-aws-native";

    /// <summary>Name of an account's provider of package <c>aws</c>.</summary>
    public static string Aws(string account) => account + AwsSuffix;

    /// <summary>Name of an account's provider of package <c>aws</c> for what AWS has in one region only and takes no region as an input.</summary>
    public static string Aws(string account, string region) => $"{account}@{region}{AwsSuffix}";

    /// <summary>Name of an account's provider of package <c>aws-native</c>.</summary>
    public static string Native(string account) => account + NativeSuffix;

    /// <summary>The account's name, or null if this is no name of such a provider.</summary>
    public static string? AccountOf(string? provider) =>
        provider is null ? null
        : provider.EndsWith(NativeSuffix, StringComparison.Ordinal) ? provider[..^NativeSuffix.Length]
        : provider.EndsWith(AwsSuffix, StringComparison.Ordinal) ? provider[..^AwsSuffix.Length].Split('@')[0]
        : null;
}

using MlFoundation.Primitives;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;
using DefaultTags = Pulumi.Aws.Inputs.ProviderDefaultTagsArgs;
using NativeProvider = Pulumi.AwsNative.Provider;
using NativeProviderArgs = Pulumi.AwsNative.ProviderArgs;

namespace MlFoundation;

/// <summary>The providers of the management account, one a package. Credentials of another account stop before anything is made.</summary>
internal static class ManagementProviders
{
    private const string Account = "management";

    /// <summary>Both providers, working in the home region.</summary>
    public static List<ProviderResource> Create(AccountId account, AwsRegion homeRegion) =>
    [
        Aws(AccountProviderNames.Aws(Account), Output.Create(account.ToString()), homeRegion.ToString()),
        new NativeProvider(AccountProviderNames.Native(Account), new NativeProviderArgs
        {
            Region = homeRegion.ToString(),
            AllowedAccountIds = { account.ToString() },
        }),
    ];

    /// <summary>The provider for what AWS has in one region only, whichever is home.</summary>
    public static ProviderResource AwsIn(string region, Output<string> account) => Aws(AccountProviderNames.Aws(Account, region), account, region);

    private static AwsProvider Aws(string name, Output<string> account, string region) => new(name, new AwsProviderArgs
    {
        Region = region,
        AllowedAccountIds = { account },
        DefaultTags = new DefaultTags { Tags = { ["ManagedBy"] = "MlFoundation" } },
    });
}

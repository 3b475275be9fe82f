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
        new AwsProvider(AccountProviderNames.Aws(Account), new AwsProviderArgs
        {
            Region = homeRegion.ToString(),
            AllowedAccountIds = { account.ToString() },
            DefaultTags = new DefaultTags { Tags = { ["ManagedBy"] = "MlFoundation" } },
        }),
        new NativeProvider(AccountProviderNames.Native(Account), new NativeProviderArgs
        {
            Region = homeRegion.ToString(),
            AllowedAccountIds = { account.ToString() },
        }),
    ];
}

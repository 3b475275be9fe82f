using MlFoundation.Primitives;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;

namespace MlFoundation.Accounts;

/// <summary>A provider that works in an account of the organization through the role that Control Tower enrols accounts with.</summary>
internal static class AccountProvider
{
    /// <summary>Declares it; it refuses to work anywhere else.</summary>
    public static ProviderResource Create(string account, Output<string> id, AwsRegion region) => new AwsProvider(AccountProviderNames.Aws(account), new AwsProviderArgs
    {
        Region = region.ToString(),
        AllowedAccountIds = { id },
        AssumeRoles = { new Pulumi.Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = Output.Format($"arn:aws:iam::{id}:role/AWSControlTowerExecution"), SessionName = "mlfoundation" } },
        DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["ManagedBy"] = "MlFoundation" } },
    });
}

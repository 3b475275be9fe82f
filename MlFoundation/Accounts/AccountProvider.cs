using MlFoundation.Primitives;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;

namespace MlFoundation.Accounts;

/// <summary>A provider that works in an account of the organization through a role that is there in each.</summary>
internal static class AccountProvider
{
    /// <summary>Declares it; it refuses to work anywhere else.</summary>
    /// <param name="account">Key of the account.</param>
    /// <param name="id">Its id.</param>
    /// <param name="region">Region that it works in where a resource names none.</param>
    /// <param name="role">Name of the role, with its path.</param>
    public static ProviderResource Create(string account, Output<string> id, AwsRegion region, string role) => new AwsProvider(AccountProviderNames.Aws(account), new AwsProviderArgs
    {
        Region = region.ToString(),
        AllowedAccountIds = { id },
        AssumeRoles = { new Pulumi.Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = Output.Format($"arn:aws:iam::{id}:role/{role}"), SessionName = "mlfoundation" } },
        DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["ManagedBy"] = "MlFoundation" } },
    });
}

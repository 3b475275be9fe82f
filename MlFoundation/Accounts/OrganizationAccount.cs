using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Accounts;

/// <summary>An account that AWS Organizations makes.</summary>
internal static class OrganizationAccount
{
    /// <summary>Declares it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="account">What it is; it has an e-mail address.</param>
    /// <param name="parentId">Unit or root it is made in.</param>
    /// <param name="options">Options; what must not change is added.</param>
    public static Account Create(string name, PlannedAccount account, Input<string> parentId, CustomResourceOptions options)
    {
        // A change of one of these would replace the account.
        options.IgnoreChanges = ["name", "email", "roleName", "iamUserAccessToBilling"];
        return new Account(
            name,
            new AccountArgs
            {
                Name = account.Name,
                Email = account.Email!.ToString(),
                ParentId = parentId,
                // The role that Control Tower enrols accounts through; the program works through it too.
                RoleName = "AWSControlTowerExecution",
                CloseOnDeletion = account.State == AccountState.Released,
                Tags = ResourceTags.OwnedBy(account.Owner),
            },
            options);
    }
}

using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.SsoAdmin;

namespace MlFoundation.Identity;

/// <summary>Assignments in lanes: one account's one after the other, and only a few accounts' at once.</summary>
/// <remarks>Source: IAM Identity Center User Guide, "Quotas": AWS changes one role of an account at a time and throttles the rest.</remarks>
internal static class Assignments
{
    public static void Create(IdentityCenter center, IReadOnlyDictionary<string, Output<string>> groups, IReadOnlyDictionary<string, PermissionSets.Made> sets)
    {
        var lanes = new Resource?[center.Args.Settings.Concurrency];
        foreach (var planned in center.Args.Plan.Assignments.Where(a => center.Args.Accounts.Has(a.Account.Key)))
        {
            var lane = VendingLanes.Of(planned.Account.Key, lanes.Length);
            var set = sets[planned.PermissionSet];
            lanes[lane] = new AccountAssignment(
                $"{center.Name}-assignment-{planned.Account.Key}/{planned.Group.Key}/{planned.PermissionSet}",
                new AccountAssignmentArgs
                {
                    InstanceArn = center.InstanceArn,
                    PermissionSetArn = set.Arn,
                    PrincipalId = groups[planned.Group.Key],
                    PrincipalType = "GROUP",
                    TargetId = center.Args.Accounts.Ids[planned.Account.Key],
                    TargetType = "AWS_ACCOUNT",
                    Region = center.Region,
                },
                // What is assigned incomplete is provisioned twice. The last of a set's parts waits for all the others.
                center.Options(lanes[lane], set.Complete is [.., var last] ? last : null));
        }
    }
}

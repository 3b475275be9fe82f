using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Access;

/// <summary>Work that tells how far somebody's access goes: what guardrails forbid somewhere, and what boundaries and sets withhold.</summary>
internal static class TellingWork
{
    private const string Account = GuardrailLayers.Account;

    /// <summary>All of it, none by the root user.</summary>
    public static IReadOnlyList<ForbiddenWork> All { get; } =
    [
        .. ForbiddenWork.All.Where(w => !w.AsRoot),
        new("make an IAM user", "the workload boundary", Anywhere, "iam:CreateUser", $"arn:aws:iam::{Account}:user/any"),
        new("make a role without the boundary", "the workload boundary", Anywhere, "iam:CreateRole", $"arn:aws:iam::{Account}:role/any"),
        new("change a role of the foundation", "protect-foundation-roles", Anywhere, "iam:PutRolePolicy", $"arn:aws:iam::{Account}:role/mlfoundation/mlfoundation-deploy"),
        new("make a SageMaker domain", "the set's own policy", Anywhere, "sagemaker:CreateDomain", $"arn:aws:sagemaker:eu-west-1:{Account}:domain/any")
        {
            Context = { ["sagemaker:VpcSubnets"] = ["subnet-1"], ["sagemaker:AppNetworkAccessType"] = ["VpcOnly"] },
        },
        new("work on what carries another team's tag", "the set's own policy", Anywhere, "sagemaker:DescribeTrainingJob", $"arn:aws:sagemaker:eu-west-1:{Account}:training-job/any")
        {
            Context = { ["aws:PrincipalTag/Team"] = ["one"], ["aws:ResourceTag/Team"] = ["other"] },
        },
        new("approve a model", "the set's own policy", Anywhere, "sagemaker:UpdateModelPackage", $"arn:aws:sagemaker:eu-west-1:{Account}:model-package/any/1"),
    ];

    private static bool Anywhere(string connectivity, IReadOnlySet<string> roles) => true;
}

using MlFoundation.Accounts;
using MlFoundation.Organization;
using Pulumi;

namespace MlFoundation.Costs;

/// <summary>What costs are managed by.</summary>
/// <param name="Settings">Stack-file section <c>costs</c>, validated.</param>
/// <param name="Plan">Categories and budgets.</param>
/// <param name="Owner">Who answers for the organization.</param>
/// <param name="Directory">Accounts; those of the plan are in it.</param>
/// <param name="StopSpending">Text of the policy that stops a sandbox from spending.</param>
/// <param name="Standing">The organization as it stands: its policy types are enabled, and Control Tower has done its own work.</param>
public sealed record CostManagementArgs(
    CostsSettings Settings, CostPlan Plan, string Owner, AccountDirectory Directory, Input<string> StopSpending, IReadOnlyList<Resource> Standing)
{
    /// <summary>Reads the arguments off validated settings.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="directory">All accounts.</param>
    public static CostManagementArgs Of(FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(directory);
        var values = GuardrailPlan.Values(OrgUnitTreeArgs.Of(settings), "", "");
        return new(
            settings.Costs, CostPlan.Of(settings, directory.Has), settings.Organization.Owner, directory,
            PolicyDocuments.Get(GuardrailPlan.StopSpending).Render(values), organization.Standing);
    }
}

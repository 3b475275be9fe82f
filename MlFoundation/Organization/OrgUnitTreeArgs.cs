using MlFoundation.Accounts;
using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>What the organization tree is made of: settings alone, all known while planning.</summary>
/// <param name="Settings">Stack-file section <c>organization</c>, validated.</param>
/// <param name="Units">Units, parents first.</param>
/// <param name="Accounts">Accounts by key; the landing zone stands on the log archive and the security tooling account.</param>
/// <param name="SandboxUnit">Unit that landing zone 3.3 makes for sandboxes.</param>
public sealed record OrgUnitTreeArgs(
    OrganizationSettings Settings,
    IReadOnlyList<PlannedUnit> Units,
    IReadOnlyList<PlannedAccount> Accounts,
    OuPath SandboxUnit)
{
    /// <summary>Reads the arguments off validated settings.</summary>
    public static OrgUnitTreeArgs Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(settings.Organization, UnitPlan.Of(settings.Organization), AccountPlan.Of(settings), settings.Accounts.SandboxUnit);
    }
}

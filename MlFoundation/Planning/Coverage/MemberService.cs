using MlFoundation.Accounts;

namespace MlFoundation.Planning.Coverage;

/// <summary>A service with an administrator and members in every region, as GuardDuty, Macie, Inspector and Detective have them.</summary>
/// <param name="Key">Key in the settings.</param>
/// <param name="On">Type of what switches it on in an account.</param>
/// <param name="Designation">Type of what designates the administrator, and the input that names it.</param>
/// <param name="Organization">Type of what configures the organization.</param>
/// <param name="EnrolsNew">Whether that enrols accounts that come later.</param>
/// <param name="EnrolsAll">Whether it enrols accounts that were there before as well.</param>
/// <param name="Member">Types of what makes an account a member by name, each with the input that names it: all of them are needed.</param>
internal sealed record MemberService(
    string Key, string On, (string Type, string Input) Designation, string Organization,
    Func<PlannedResource, bool> EnrolsNew, Func<PlannedResource, bool> EnrolsAll, params (string Type, string Input)[] Member)
{
    public static readonly MemberService[] All =
    [
        new(
            "guardDuty", "aws:guardduty/detector:Detector", ("aws:guardduty/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId"),
            "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
            r => r.Text("autoEnableOrganizationMembers") is "ALL" or "NEW", r => r.Text("autoEnableOrganizationMembers") == "ALL"),
        new(
            "macie", "aws:macie2/account:Account", ("aws:macie2/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId"),
            "aws:macie2/organizationConfiguration:OrganizationConfiguration", r => r["autoEnable"] is true, _ => false,
            ("aws:macie2/member:Member", "accountId")),
        new(
            "inspector", "aws:inspector2/enabler:Enabler", ("aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount", "accountId"),
            "aws:inspector2/organizationConfiguration:OrganizationConfiguration", r => r["autoEnable"] is not null, _ => false,
            ("aws:inspector2/memberAssociation:MemberAssociation", "accountId"), ("aws:inspector2/enabler:Enabler", "accountIds")),
        new(
            "detective", "aws:detective/graph:Graph", ("aws:detective/organizationAdminAccount:OrganizationAdminAccount", "accountId"),
            "aws:detective/organizationConfiguration:OrganizationConfiguration", r => r["autoEnable"] is true, _ => false,
            ("aws:detective/member:Member", "accountId")),
    ];

    public IEnumerable<CoverageCell> Cells(CoverageInput input)
    {
        var on = input.InTooling(On);
        var designated = input.DesignatedIn(Designation.Type, Designation.Input);
        var organization = input.InTooling(Organization, EnrolsNew);
        var after = input.After(organization.Values);
        var named = Member.Select(m => input.Named(m.Type, m.Input)).ToArray();
        foreach (var region in input.Security.Regions)
        {
            var stands = on.ContainsKey(region) && designated.Contains(region);
            var enrols = stands ? organization.GetValueOrDefault(region) : null;
            foreach (var account in input.Foundation.Accounts)
            {
                yield return new CoverageCell(Key, account.Key, region, KindOf(account));
            }

            yield return new CoverageCell(Key, SecurityCoverage.Future, region, enrols is null ? CoverageKind.Hole : CoverageKind.Automatic);

            CoverageKind KindOf(ModelAccount account) =>
                !stands ? CoverageKind.Hole
                : account.Key == AccountKeys.SecurityTooling ? CoverageKind.Administrator
                : enrols is null ? CoverageKind.Hole
                : EnrolsAll(enrols) ? CoverageKind.Automatic
                : named.Length > 0 && named.All(n => n.Contains(CoverageInput.PlaceOf(account.Key, region))) ? CoverageKind.Member
                // One that is known was there before; one that is made counts only if it is made afterwards; one that waits comes later.
                : account.Id is null && (input.MakerOf(account) is not { } maker || after.Holds(maker.Urn, enrols.Urn)) ? CoverageKind.Automatic
                : CoverageKind.Hole;
        }
    }
}

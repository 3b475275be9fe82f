using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Coverage;

/// <summary>Which security service watches which account in which region: computed from what a plan declares, not from what the settings ask for.</summary>
/// <param name="Services">Services, by key in the settings, in the order of reports.</param>
/// <param name="Regions">Governed regions, the home region first.</param>
/// <param name="Cells">One for each service, account and region; accounts that come later are one account.</param>
public sealed record SecurityCoverage(IReadOnlyList<string> Services, IReadOnlyList<string> Regions, IReadOnlyList<CoverageCell> Cells)
{
    /// <summary>Stands for every account that comes later.</summary>
    public const string Future = "(future)";

    /// <summary>The matrix of a plan; null for one without a model of its organization.</summary>
    public static SecurityCoverage? Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // A plan with other resources than those that were proved, as the report of one area has it, is computed anew.
        return plan.Covered is { } known && ReferenceEquals(known.Resources, plan.Resources) ? known.Coverage.Value : Of(new ProofInput(plan));
    }

    internal static SecurityCoverage? Of(ProofInput input)
    {
        if (input.Plan.Foundation is not { Security: { } security } foundation)
        {
            return null;
        }

        var from = new CoverageInput(input, foundation, security);
        var off = security.Off.Select(o => o.Service).ToHashSet(StringComparer.Ordinal);
        // With all of a service its parts are off too.
        bool IsOff(string service) => off.Contains(service) || (service.IndexOf('.') is var dot and > 0 && off.Contains(service[..dot]));
        CoverageCell[] cells =
        [
            .. MemberService.All.SelectMany(s => s.Cells(from)).Concat(StandardsCoverage.Cells(from)).Concat(OrganizationWide.Cells(from))
                .Select(c => c.Kind == CoverageKind.Hole && IsOff(c.Service) ? c with { Kind = CoverageKind.Off } : c),
        ];
        return new([.. cells.Select(c => c.Service).Distinct()], security.Regions, cells);
    }
}

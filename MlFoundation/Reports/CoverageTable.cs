using System.Globalization;
using MlFoundation.Planning;
using MlFoundation.Planning.Coverage;

namespace MlFoundation.Reports;

/// <summary>The matrix of security services in a few lines: how many accounts each watches in each region, of all there are and those to come.</summary>
internal static class CoverageTable
{
    /// <summary>The lines; none for a plan without a model of its organization.</summary>
    public static IEnumerable<ReportLine> Of(Plan plan)
    {
        if (SecurityCoverage.Of(plan) is not { } coverage)
        {
            yield break;
        }

        var cells = coverage.Cells.GroupBy(c => new { c.Service, c.Region }).ToDictionary(g => g.Key, g => Text([.. g]));
        var title = coverage.Services.Max(s => s.Length);
        var widths = coverage.Regions.ToDictionary(r => r, r => Math.Max(r.Length, coverage.Services.Max(s => cells[new { Service = s, Region = r }].Text.Length)));
        yield return new ReportLine().Add("watched".PadRight(title), Tone.Strong).Add(string.Concat(coverage.Regions.Select(r => "  " + r.PadLeft(widths[r]))), Tone.Quiet);
        foreach (var service in coverage.Services)
        {
            var line = new ReportLine().Add(service.PadRight(title));
            foreach (var region in coverage.Regions)
            {
                var cell = cells[new { Service = service, Region = region }];
                line.Add("  " + cell.Text.PadLeft(widths[region]), cell.Tone);
            }

            yield return line;
        }
    }

    private static CoverageText Text(CoverageCell[] cells)
    {
        var holes = cells.Count(c => c.Kind == CoverageKind.Hole);
        var off = cells.Count(c => c.Kind == CoverageKind.Off);
        var text = off == cells.Length ? "off" : string.Create(CultureInfo.InvariantCulture, $"{cells.Length - holes - off}/{cells.Length}");
        return new CoverageText(text, holes > 0 ? Tone.Bad : off > 0 ? Tone.Warning : Tone.Good);
    }

    private sealed record CoverageText(string Text, Tone Tone);
}

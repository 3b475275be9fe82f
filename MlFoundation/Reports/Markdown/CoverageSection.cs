using System.Globalization;
using MlFoundation.Planning;
using MlFoundation.Planning.Coverage;

namespace MlFoundation.Reports.Markdown;

/// <summary>The matrix of security services: how many accounts each watches in each region, of all there are and those to come; holes by name.</summary>
internal static class CoverageSection
{
    /// <summary>The table; empty for a plan without a model of its organization.</summary>
    public static string Of(Plan plan)
    {
        if (SecurityCoverage.Of(plan) is not { } coverage)
        {
            return "";
        }

        var cells = coverage.Cells.ToLookup(c => (c.Service, c.Region));
        var rows = coverage.Services.Select(s => MarkdownText.Row([MarkdownText.Code(s), .. coverage.Regions.Select(r => Cell([.. cells[(s, r)]]))]));
        return MarkdownText.Head(["service", .. coverage.Regions.Select(r => MarkdownText.Of(r))]) + string.Concat(rows);
    }

    private static string Cell(CoverageCell[] cells)
    {
        string[] holes = [.. cells.Where(c => c.Kind == CoverageKind.Hole).Select(c => c.Account)];
        var off = cells.Count(c => c.Kind == CoverageKind.Off);
        var watched = string.Create(CultureInfo.InvariantCulture, $"{cells.Length - holes.Length - off}/{cells.Length}");
        return off == cells.Length ? "⚠️ off" : holes.Length > 0 ? $"❌ {watched}, not {MarkdownText.Codes(holes, 4)}" : off > 0 ? $"⚠️ {watched}" : watched;
    }
}

using MlFoundation.Planning;
using MlFoundation.Primitives;

namespace MlFoundation.Reports.Html;

/// <summary>The address plan: blocks with how much of each is spoken for.</summary>
internal static class AddressSection
{
    public static PageSection? Of(PageInput input) => input.Plan.Foundation?.Network is not { } network ? null : new(
        "addresses", "Addresses", "Address plan",
        $"All of {network.Block}. An account's network gets a /{network.VpcNetmask} of its segment's pool in its region; nobody types a block.",
        html => Write(html, input, network));

    private static void Write(HtmlBuilder html, PageInput input, NetworkModel network)
    {
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of blocks\"><table><thead><tr><th scope=\"col\">Segment and region</th><th scope=\"col\">Block</th><th scope=\"col\">For accounts</th><th scope=\"col\">For the hub</th><th scope=\"col\">Networks used</th></tr></thead>\n<tbody>\n");
        foreach (var (segment, place) in network.Segments.SelectMany(s => s.Regions.Select(r => (s, r))))
        {
            var used = input.Plan.Reachability?.Classes.FirstOrDefault(c => c.Segment == segment.Key && c.Region == place.Region)?.Accounts ?? 0;
            var room = (int)place.AccountBlocks.Select(CidrBlock.Parse).Where(b => b.Netmask <= network.VpcNetmask).Sum(b => b.Count(network.VpcNetmask));
            html.Add($"<tr><th scope=\"row\">{segment.Key} / {place.Region}</th><td><code>{place.Block}</code></td><td class=\"blocks\">");
            html.Each(place.AccountBlocks, b => html.Add($"<code>{b}</code> ")).Add($"</td><td><code>{place.HubBlock}</code></td><td>");
            Bar(html, used, room);
            html.Add($"</td></tr>\n");
        }

        html.Add($"</tbody></table></div>\n<dl class=\"facts\"><div><dt>On premises</dt><dd>");
        _ = network.CorporateRanges.Count == 0 ? html.Add($"not attached") : html.Each(network.CorporateRanges, r => html.Add($"<code>{r}</code> "));
        html.Add($"</dd></div><div><dt>Direct internet, each account alike</dt><dd><code>{network.InternetBlock}</code></dd></div></dl>\n");
    }

    private static void Bar(HtmlBuilder html, int used, int room)
    {
        var share = room == 0 ? 0 : Math.Min(1.0, (double)used / room);
        html.Add($"<svg class=\"bar\" viewBox=\"0 0 120 8\" aria-hidden=\"true\"><rect class=\"track\" width=\"120\" height=\"8\" rx=\"4\"/><rect class=\"used\" width=\"{(used == 0 ? 0 : Math.Max(3, share * 120))}\" height=\"8\" rx=\"4\"/></svg>");
        html.Add($"<span class=\"small\">{used} of {PageInput.Count(room, "network", "networks")} · {share * 100}%</span>");
    }
}

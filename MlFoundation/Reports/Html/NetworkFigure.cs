namespace MlFoundation.Reports.Html;

/// <summary>Draws a segment's hub, or accounts with direct internet, as inline SVG that reads at the width of a phone.</summary>
internal static class NetworkFigure
{
    private const int Width = 360;

    public static void Segment(HtmlBuilder html, HubParts hub)
    {
        var (segment, place) = (hub.Segment, hub.Place);
        var (egress, link) = (hub.Nats > 0, hub.CorporateLink.Length > 0);
        var id = $"figure-{segment.Key}-{place.Region}";
        Begin(html, id, 400, $"Segment {segment.Key} in {place.Region}", Describe(hub));
        Line(html, 90, 62, 90, 92, egress);
        Line(html, 270, 62, 270, 92, link);
        Line(html, 90, 140, 130, 178, egress);
        Line(html, 270, 140, 230, 178, link);
        Line(html, 180, 238, 90, 288, hub.Endpoints > 0);
        Line(html, 180, 238, 270, 288, true);
        Box(html, "outside", 8, 16, 166, 46, "Internet", egress ? "out only" : "not reached");
        Box(html, "outside", 186, 16, 166, 46, "On premises", link ? "both ways" : "not attached");
        Box(html, egress ? "node" : "node absent", 8, 92, 166, 48, "Egress", egress ? PageInput.Count(hub.Nats, "NAT gateway", "NAT gateways") : "none");
        Box(html, link ? "node" : "node absent", 186, 92, 166, 48, "Corporate link", link ? hub.CorporateLink : "none");
        Box(html, "gateway", 60, 178, 240, 60, "Transit gateway", hub.Firewalls > 0 ? $"firewall {hub.Inspection}" : hub.Inspection);
        Box(html, hub.Endpoints > 0 ? "node" : "node absent", 8, 288, 166, 48, "Central endpoints", hub.Endpoints > 0 ? $"{hub.Endpoints} endpoints, {hub.Resolvers} resolvers" : "none");
        Box(html, "accounts", 186, 288, 166, 48, PageInput.Count(hub.Accounts, "account", "accounts"), segment.Spokes == "isolated" ? "isolated from each other" : "reach each other inspected");
        html.Add($"<text class=\"small\" x=\"180\" y=\"366\" text-anchor=\"middle\">{place.Block} · AS {place.Asn} · {PageInput.Count(place.Zones.Count, "zone", "zones")}</text>");
        End(html, $"{segment.Key}", place.Region);
    }

    public static void Internet(HtmlBuilder html, int accounts, string[] regions)
    {
        var where = string.Join(", ", regions);
        Begin(html, $"figure-internet-{regions[0]}", 400, $"Accounts with direct internet in {where}",
            $"{PageInput.Count(accounts, "account", "accounts")} with a network of their own, straight to the internet, and neither attached to a transit gateway nor to the network on premises.");
        Line(html, 180, 62, 180, 178, true);
        Line(html, 180, 238, 180, 288, true);
        Box(html, "outside", 97, 16, 166, 46, "Internet", "out only");
        Box(html, "node", 60, 178, 240, 60, "Internet and NAT gateways", "one set in each account");
        Box(html, "accounts", 97, 288, 166, 48, PageInput.Count(accounts, "account", "accounts"), "never reach each other");
        html.Add($"<text class=\"small\" x=\"180\" y=\"366\" text-anchor=\"middle\">no transit gateway, no corporate network</text>");
        End(html, "internet", where);
    }

    private static string Describe(HubParts hub) =>
        $"{PageInput.Count(hub.Accounts, "account", "accounts")} on a transit gateway, firewall {hub.Inspection}; egress {(hub.Nats > 0 ? PageInput.Count(hub.Nats, "NAT gateway", "NAT gateways") : "none")}; "
        + $"{hub.Endpoints} central endpoints, {hub.Resolvers} resolver endpoints; on premises {(hub.CorporateLink.Length > 0 ? hub.CorporateLink : "not attached")}.";

    private static void Begin(HtmlBuilder html, string id, int height, string title, string description) => html.Add(
        $"<figure><svg class=\"network\" viewBox=\"0 0 {Width} {height - 20}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>");

    private static void End(HtmlBuilder html, string segment, string region) => html.Add($"</svg><figcaption><b>{segment}</b> {region}</figcaption></figure>\n");

    private static void Line(HtmlBuilder html, int x1, int y1, int x2, int y2, bool there) =>
        html.Add($"<line class=\"{(there ? "way" : "way absent")}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");

    private static void Box(HtmlBuilder html, string kind, int x, int y, int width, int height, string title, string below) => html.Add(
        $"<g class=\"{kind}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/><text class=\"title\" x=\"{x + (width / 2)}\" y=\"{y + (height / 2) - 4}\" text-anchor=\"middle\">{title}</text><text class=\"small\" x=\"{x + (width / 2)}\" y=\"{y + (height / 2) + 13}\" text-anchor=\"middle\">{below}</text></g>");
}

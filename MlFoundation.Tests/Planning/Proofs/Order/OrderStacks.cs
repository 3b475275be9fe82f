using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>Stacks that have between them every pair of the table, and every way to come by a landing zone and accounts.</summary>
internal static class OrderStacks
{
    private static readonly Dictionary<string, Lazy<Plan>> Plans = Texts().ToDictionary(
        t => t.Name, t => new Lazy<Plan>(() => StackFiles.PlanAsync(t.Text).GetAwaiter().GetResult()), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Plans.Keys;

    public static Plan Plan(string name) => Plans[name].Value;

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        var prod = StackFiles.Text("prod");
        yield return ("prod", prod);
        yield return ("sandbox", StackFiles.Text("sandbox"));
        // The smallest one makes the landing zone's accounts and unit itself.
        yield return ("minimal", StackFiles.Minimal);
        // Firewall Manager is off unless it is asked for.
        yield return ("minimal, adopted, with Firewall Manager", Changed(StackFiles.Minimal, ("    homeRegion", "    adopt: true\n    homeRegion")) + "  mlfoundation:security: { firewallManager: true }\n");
        // Then the trail and the aggregator of configurations are this program's.
        yield return ("minimal without a landing zone", Changed(StackFiles.Minimal, ("landingZone: managed, accessManagement: false", "landingZone: none")));
        yield return ("prod by Organizations", Changed(prod, ("      landingZone: managed\n", "      landingZone: managed\n      autoEnroll: true\n"), ("    vending: { portfolioId: port-exampleid1234 }\n", "    vending: { mode: organizations }\n")));
        yield return ("prod on 3.3", Changed(prod, ("version: \"4.0\"", "version: \"3.3\"")));
        yield return ("prod in another's landing zone", Changed(prod, ("landingZone: managed", "landingZone: existing")));
        yield return ("prod in an organization that is read", Changed(prod, ("    adopt: true\n", "")));
        yield return ("prod with known hubs", Changed(
            prod,
            ("network: { owner: network }", "network: { owner: network, id: \"555566667777\" }"), ("sharedServices: { owner: cloud-platform }", "sharedServices: { owner: cloud-platform, id: \"666677778888\" }"),
            ("mlSharedServices: { owner: ml-platform }", "mlSharedServices: { owner: ml-platform, id: \"777788889999\" }")));
        yield return ("prod with backups everywhere", Changed(prod, ("policies: [ai-services-opt-out,", "policies: [backup-by-tag, ai-services-opt-out,"), ("        existing: true\n        owner: security", "        existing: true\n        owner: security\n        policies: [backup-by-tag, data-perimeter]")));
        yield return ("prod that makes its landing zone's accounts", Changed(prod, ("logArchive: { id: \"444455556666\" }", "logArchive: {}"), ("securityTooling: { id: \"123456789012\" }", "securityTooling: {}"), ("        existing: true\n        owner: security", "        owner: security")));
    }

    private static string Changed(string text, params ReadOnlySpan<(string Old, string New)> changes)
    {
        foreach (var (old, replacement) in changes)
        {
            Assert.That(text, Does.Contain(old));
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return text;
    }
}

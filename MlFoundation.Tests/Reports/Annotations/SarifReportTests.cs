using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Reports.Annotations;

[TestFixture]
public sealed class SarifReportTests
{
    private static readonly Finding[] Findings =
    [
        new("MLF-ORG-001", Severity.Advisory, "urn:pulumi:s::p::t::unit", "six policies", "Pulumi.lab.yaml:12:7"),
        new("CUSTOM-1", Severity.Mandatory, null, "</script> \"quoted\"") { Rule = "Buckets are private. https://example.com/rule" },
        new("CUSTOM-2", Severity.Mandatory, null, "no link", "Pulumi.lab.yaml") { Rule = "A rule without a page." },
        new("MLF-ORG-001", Severity.Advisory, "urn:pulumi:s::p::t::other", "seven policies", "Pulumi.lab.yaml:12:7"),
    ];

    [Test]
    public void Results_HaveRule_Level_AndPlace()
    {
        var results = Run(Findings).GetProperty("results").EnumerateArray().Select(r =>
        {
            var place = r.GetProperty("locations")[0].GetProperty("physicalLocation");
            var region = place.GetProperty("region");
            return $"{r.GetProperty("ruleId")} {r.GetProperty("ruleIndex")} {r.GetProperty("level")} {r.GetProperty("message").GetProperty("text")} {place.GetProperty("artifactLocation").GetProperty("uri")}:{region.GetProperty("startLine")}:{region.GetProperty("startColumn")}";
        });
        Assert.That(results, Is.EqualTo(new[]
        {
            "CUSTOM-1 0 error </script> \"quoted\" Pulumi.lab.yaml:1:1",
            "CUSTOM-2 1 error no link Pulumi.lab.yaml:1:1",
            "MLF-ORG-001 2 warning six policies Pulumi.lab.yaml:12:7",
            "MLF-ORG-001 2 warning seven policies Pulumi.lab.yaml:12:7",
        }));
    }

    [Test]
    public void Rules_HaveTitle_AndLink_FromProofOrPack()
    {
        var rules = Run(Findings).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(r => $"{r.GetProperty("id")} {r.GetProperty("shortDescription").GetProperty("text")} {(r.TryGetProperty("helpUri", out var link) ? link : "-")}").ToArray();
        Assert.That(rules[0], Is.EqualTo("CUSTOM-1 Buckets are private. https://example.com/rule https://example.com/rule"));
        Assert.That(rules[1], Is.EqualTo("CUSTOM-2 A rule without a page. -"));
        Assert.That(rules[2], Does.StartWith("MLF-ORG-001 Every root and unit").And.Contain("https://docs.aws.amazon.com/"));
    }

    [Test]
    public void Fingerprints_StayWhenLinesMove_AndTellFindingsApart()
    {
        string[] Prints(Finding[] findings) => [.. Run(findings).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString()!)];
        Assert.That(Prints([.. Findings.Select(f => f with { At = "Pulumi.lab.yaml:99:1" })]), Is.EqualTo(Prints(Findings)));
        Assert.That(Prints(Findings), Is.Unique);
    }

    [Test]
    public void TheLog_HasWhatTheStandardRequires()
    {
        var log = Log(Findings);
        Assert.That((log.GetProperty("version").GetString(), log.GetProperty("$schema").GetString()), Is.EqualTo(("2.1.0", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")));
        Assert.That(log.GetProperty("runs").GetArrayLength(), Is.EqualTo(1));
        Assert.That(log.GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString(), Is.EqualTo("mlfoundation/test/"));
    }

    [TestCase(5_000, 5_000), TestCase(5_001, 5_000)]
    public void MoreResults_ThanAreKept_AreNotSent(int findings, int sent) =>
        Assert.That(Run([.. Enumerable.Range(0, findings).Select(i => new Finding("R", Severity.Advisory, null, $"m{i}"))]).GetProperty("results").GetArrayLength(), Is.EqualTo(sent));

    private static JsonElement Run(Finding[] findings) => Log(findings).GetProperty("runs")[0];

    private static JsonElement Log(Finding[] findings)
    {
        using var buffer = new MemoryStream();
        SarifReport.Write(PlanOf.Resources() with { Findings = findings }, "Pulumi.lab.yaml", buffer);
        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}

using System.Text;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>docs/proofs.md is made of the proofs themselves.</summary>
[TestFixture]
public sealed class ProofsDocumentTests
{
    private const string Organization = "o-exampleorgid";

    [Test]
    public void TheDocument_ListsEveryProof() => Snapshot.IsCurrent(Repository.PathOf("docs", "proofs.md"), Document());

    [Test]
    public void Ids_AreTheirOwn_AndSayWhatTheyAreAbout() => Assert.That(AllProofs.List.Select(p => p.Id), Is.Unique.And.All.Matches("^MLF-[A-Z]+-[0-9]{3}$"));

    private static string Document()
    {
        var text = new StringBuilder("""
            # Proofs

            What holds for every plan, or is a finding of it. `plan` runs all of them; a mandatory finding ends it with exit code 1.
            The lines of MLF-ORDER-001, MLF-QUOTA-001, MLF-GRD-001 and MLF-GRD-002 are below. This page is made of the proofs: `MLF_ACCEPT=1 dotnet test --filter ProofsDocumentTests`.

            | id | what is proved | weight | source |
            |---|---|---|---|

            """);
        foreach (var proof in AllProofs.List.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            text.Append($"| {proof.Id} | {proof.Statement} | {proof.Severity.ToString().ToLowerInvariant()} | <{proof.Source}> |\n");
        }

        text.Append("\n## MLF-ORDER-001: what AWS needs before what\n\n| first | then | because | source |\n|---|---|---|---|\n");
        foreach (var row in Order.OrderTable.Rows)
        {
            text.Append($"| {Short(row.Earlier)} | {Short(row.Later)} | {row.Reason} | <{row.Source}> |\n");
        }

        text.Append("\n## MLF-QUOTA-001: quotas\n\n| what is counted | most | source |\n|---|---|---|\n");
        foreach (var quota in QuotaTable.Rows)
        {
            text.Append($"| {quota.Name} | {quota.Most.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} | <{quota.Source}> |\n");
        }

        text.Append("\n## MLF-GRD-001: what no guardrail stops\n\nIn any account, here 111111111111, in a region that is not governed, too.\n\n| who | action | on |\n|---|---|---|\n");
        foreach (var work in FoundationWork.Of(Organization).GroupBy(w => (w.Request.Action, On: On(w.Request)), w => w.Role).OrderBy(w => w.Key.Action, StringComparer.Ordinal).ThenBy(w => w.Key.On, StringComparer.Ordinal))
        {
            text.Append($"| {string.Join(", ", work)} | {work.Key.Action} | {work.Key.On} |\n");
        }

        text.Append("\n## MLF-GRD-002: what guardrails forbid administrators\n\n| what | action | on | a policy that forbids it |\n|---|---|---|---|\n");
        foreach (var forbidden in ForbiddenWork.All)
        {
            text.Append($"| {forbidden.What} | {forbidden.Action} | {On(forbidden.Request(Organization))} | {forbidden.Policy} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    // Region and transport are those of every request.
    private static string On(Policies.AccessRequest request) =>
        $"`{request.Resource}`{(request.ResourceAccount == GuardrailLayers.Account ? "" : " of another account")}"
        + string.Concat(request.Context.Where(c => c.Key is not ("aws:RequestedRegion" or "aws:SecureTransport")).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $", {c.Key} {string.Join(", ", c.Value)}"));

    private static string Short(string type) => type[(type.LastIndexOf(':') + 1)..];
}

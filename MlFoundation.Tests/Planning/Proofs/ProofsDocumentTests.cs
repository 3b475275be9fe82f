using System.Text;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>docs/proofs.md is made of the proofs themselves.</summary>
[TestFixture]
public sealed class ProofsDocumentTests
{
    [Test]
    public void TheDocument_ListsEveryProof() => Snapshot.IsCurrent(Repository.PathOf("docs", "proofs.md"), Document());

    [Test]
    public void Ids_AreTheirOwn_AndSayWhatTheyAreAbout() => Assert.That(AllProofs.List.Select(p => p.Id), Is.Unique.And.All.Matches("^MLF-[A-Z]+-[0-9]{3}$"));

    private static string Document()
    {
        var text = new StringBuilder("""
            # Proofs

            What holds for every plan, or is a finding of it. `plan` runs all of them; a mandatory finding ends it with exit code 1.
            The lines of MLF-ORDER-001 and MLF-QUOTA-001 are below. This page is made of the proofs: `MLF_ACCEPT=1 dotnet test --filter ProofsDocumentTests`.

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

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Short(string type) => type[(type.LastIndexOf(':') + 1)..];
}

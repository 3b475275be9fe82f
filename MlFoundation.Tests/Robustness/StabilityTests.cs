using CsCheck;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Robustness;

/// <summary>An edit changes what it is about, and nothing else: above all no name and no address.</summary>
[TestFixture]
public sealed class StabilityTests
{
    /// <summary>What lists or counts all teams or accounts has to change with them; each of these changes in place.</summary>
    private static readonly string[] Lists =
    [
        "aws:costexplorer/costCategory:CostCategory", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy", "aws:iam/policy:Policy", "aws:s3/bucketPolicy:BucketPolicy", "aws:kms/key:Key",
        "aws:organizations/policy:Policy", "aws:inspector2/enabler:Enabler", "aws:cloudformation/stackSet:StackSet", "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    ];

    private static readonly string Text = StackFiles.With("    management:", "    sandboxes: { zoe: {}, ann: {} }\n    management:") +
        "  mlfoundation:teams: { beta: { name: Beta }, yankee: { name: Yankee } }\n";

    private static readonly Lazy<Plan> Before = new(() => PlanOf(Text));

    [Test]
    public void TeamsAndSandboxes_AddedAnywhere_LeaveTheRestAlone() =>
        Gen.Select(Gen.Char["abcmnyz"].Array[3, 8], Gen.Bool, Gen.Bool).Hold(
            (letters, first, sandbox) =>
            {
                var key = "q" + new string(letters);
                var after = PlanOf(sandbox
                    ? Text.Replace(first ? "{ zoe" : "zoe: {},", first ? $"{{ {key}: {{}}, zoe" : $"zoe: {{}}, {key}: {{}},", StringComparison.Ordinal)
                    : Text.Replace(first ? "teams: { beta" : "{ name: Beta }, yankee", first ? $"teams: {{ {key}: {{ name: Added }}, beta" : $"{{ name: Beta }}, {key}: {{ name: Added }}, yankee", StringComparison.Ordinal));
                return Differences(Before.Value, after, key).ToArray() is { Length: > 0 } differences ? throw new AssertionException(string.Join('\n', differences)) : true;
            },
            count: 12);

    private static IEnumerable<string> Differences(Plan before, Plan after, string key)
    {
        var now = after.Resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        foreach (var was in before.Resources)
        {
            if (!now.Remove(was.Urn, out var becomes))
            {
                yield return $"{was.Urn} is gone";
            }
            else if (StackFiles.Text(was with { Dependencies = [], Options = becomes.Options }) != StackFiles.Text(becomes with { Dependencies = [] }) && !Lists.Contains(was.Type))
            {
                yield return $"{was.Urn} changes: {StackFiles.Text(was)} → {StackFiles.Text(becomes)}";
            }
        }

        foreach (var added in now.Values.Where(r => !r.Name.Contains(key, StringComparison.Ordinal)))
        {
            yield return $"{added.Urn} is new, and not named for what was added";
        }
    }

    private static Plan PlanOf(string text) => StackFiles.PlanAsync(text).GetAwaiter().GetResult();
}

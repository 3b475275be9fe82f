using CsCheck;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation;

[TestFixture]
public sealed class MutationTests
{
    private static readonly string[] Values =
        ["", "~", "5", "-1", "4.0", "true", "no", "2026-11-23", "[]", "{}", "[a, b]", "{ a: b }", "\"\"", "\"x\"", "'111122223333'", "000000000000", "eu-west-1", "nowhere", "&a b", "*a", "!!int 3", "<<", "@", "|", ">-", "\t", "- ", "\"", "{", "[", "…", "\u0000", "\ud83d\ude00", "${a.b}", "{{a}}", "security", "Root"];

    /// <summary>A line of a stack file is removed, doubled, moved, renamed, retyped, cut or filled with something else: up to six times.</summary>
    [TestCase("prod"), TestCase("sandbox")]
    public void AMutatedFile_GivesAPlanOrLocatedProblems_AndNeverAnotherException(string stack)
    {
        var lines = StackFiles.Text(stack).Split('\n');
        var mutation = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.OneOf(Values));
        mutation.List[1, 6].Hold(
            mutations =>
            {
                var text = string.Join('\n', mutations.Aggregate(lines.ToList(), Mutate));
                try
                {
                    var loaded = SettingsReader.Read<FoundationSettings>("t.yaml", text);
                    var plan = FoundationPlanner.PlanAsync(stack, loaded).GetAwaiter().GetResult();
                    Assert.That(plan.Resources, Is.Not.Empty);
                }
                catch (SettingsException exception)
                {
                    Assert.That(exception.Problems, Is.Not.Empty.And.All.Matches<Problem>(p => p.Location is { Line: >= 1, Column: >= 1, File: "t.yaml" }), text);
                    Assert.That(exception.Problems.Select(p => p.ToString()), Is.All.Not.Contains("\n"), text);
                }

                return true;
            },
            count: 500);
    }

    private static List<string> Mutate(List<string> lines, (int Kind, int Line, int Other, string Value) mutation)
    {
        if (lines.Count == 0)
        {
            return lines;
        }

        var (at, other) = (mutation.Line % lines.Count, mutation.Other % lines.Count);
        var line = lines[at];
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        switch (mutation.Kind)
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, line);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], line);
                break;
            case 3 when line.Length > 2:
                lines[at] = line.Remove(other % line.Length, 1);
                break;
            case 4:
                lines[at] = line.Insert(other % (line.Length + 1), mutation.Value);
                break;
            case 5 when colon > 0:
                lines[at] = $"{line[..colon]}: {mutation.Value}";
                break;
            case 6:
                lines[at] = line[..(other % (line.Length + 1))];
                break;
            case 7:
                lines[at] = "  " + line;
                break;
        }

        return lines;
    }
}

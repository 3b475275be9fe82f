using System.Text;
using MlFoundation.Support;

namespace MlFoundation.Robustness;

/// <summary>
/// Any text gives a plan or located problems. Each case has a number, which is its seed and stands in the message of a failure.
/// <c>MLF_FUZZ=20000 dotnet test --filter SettingsFuzzTests</c> runs that many of each kind; <c>MLF_FUZZ_FIRST</c> begins elsewhere.
/// </summary>
[TestFixture]
public sealed class SettingsFuzzTests
{
    private static readonly int Count = Cases.Count(150);
    private static readonly int First = Cases.First;

    private static readonly string[] Pieces = ["&a ", "*a", "<<: ", "!!int ", "%YAML 1.2\n", "---\n", "...\n", "? ", "- ", ": ", "|\n", ">-\n", "\t", "\"", "'", "{", "}", "[", "]", ",", "#", "\r", "\u0085", "\u2028", "\ufeff", "\0", "…"];

    [TestCase("prod"), TestCase("sandbox")]
    public void AChangedTree_GivesAPlanOrLocatedProblems(string stack)
    {
        var (text, planned) = (StackFiles.Text(stack), 0);
        for (var seed = First; seed < First + Count; seed++)
        {
            var random = new Random(seed);
            planned += Outcome.Of(new TreeMutations(random).Apply(text, random.Next(1, 5)), $"tree {stack} {seed}") ? 1 : 0;
        }

        // Of changes that always fail, or never, little would be learned.
        Assert.That(planned, Is.InRange(Count / 50, Count * 9 / 10));
    }

    [TestCase("prod"), TestCase("sandbox")]
    public void ChangedBytes_GiveAPlanOrLocatedProblems(string stack)
    {
        var bytes = Encoding.UTF8.GetBytes(StackFiles.Text(stack));
        for (var seed = First; seed < First + Count; seed++)
        {
            // As a file is read: what is no UTF-8 becomes replacement characters.
            Outcome.Of(Encoding.UTF8.GetString(Changed(bytes, new Random(seed))), $"bytes {stack} {seed}");
        }
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var text = bytes.ToList();
        for (var changes = random.Next(1, 8); changes > 0 && text.Count > 0; changes--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.RemoveRange(at, Math.Min(random.Next(1, 200), text.Count - at));
                    break;
                case 2:
                    text.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    text.InsertRange(at, text.GetRange(random.Next(at + 1), Math.Min(random.Next(1, 300), text.Count - at)));
                    break;
                case 4 when random.Next(4) == 0:
                    text.RemoveRange(at, text.Count - at);
                    break;
                default:
                    text.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. text];
    }
}

using MlFoundation.Planning;
using MlFoundation.Support;
using YamlDotNet.RepresentationModel;

namespace MlFoundation.Robustness;

/// <summary>The same settings, written otherwise, give the same resources and lookups.</summary>
[TestFixture]
public sealed class InputFormTests
{
    [TestCase("prod"), TestCase("sandbox")]
    public async Task OrderOfKeys_ChangesNothing(string stack)
    {
        var expected = await TextAsync(StackFiles.Text(stack));
        foreach (var seed in Enumerable.Range(0, 3))
        {
            Assert.That(await TextAsync(Shuffled(StackFiles.Text(stack), new Random(seed))), Is.EqualTo(expected), $"seed {seed}");
        }
    }

    [TestCase("\r\n"), TestCase("\n\n")]
    public async Task LineEnds_ChangeNothing(string end) =>
        Assert.That(await TextAsync(StackFiles.Text("sandbox").Replace("\n", end, StringComparison.Ordinal)), Is.EqualTo(await TextAsync(StackFiles.Text("sandbox"))));

    // Places in the file differ, and with them those of the findings: they are left out.
    private static async Task<string> TextAsync(string text)
    {
        var plan = await StackFiles.PlanAsync(text);
        using var buffer = new MemoryStream();
        PlanJson.Write(plan with { Findings = [.. plan.Findings.Select(f => f with { At = null })] }, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Shuffled(string text, Random random)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        Shuffle(yaml.Documents[0].RootNode);
        using var writer = new StringWriter { NewLine = "\n" };
        yaml.Save(writer, assignAnchors: false);
        return writer.ToString();

        void Shuffle(YamlNode node)
        {
            if (node is YamlMappingNode map)
            {
                var entries = map.Children.ToArray();
                random.Shuffle(entries);
                map.Children.Clear();
                foreach (var (key, value) in entries)
                {
                    Shuffle(value);
                    map.Children.Add(key, value);
                }
            }
            else if (node is YamlSequenceNode list)
            {
                foreach (var item in list.Children)
                {
                    Shuffle(item);
                }
            }
        }
    }
}

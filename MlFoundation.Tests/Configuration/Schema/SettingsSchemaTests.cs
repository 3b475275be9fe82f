using System.Text.Json;
using MlFoundation.Configuration.Reading;
using MlFoundation.Support;
using NJsonSchema;

namespace MlFoundation.Configuration.Schema;

[TestFixture]
public sealed class SettingsSchemaTests
{
    private static readonly string File = Repository.PathOf("docs", "settings.schema.json");

    [Test]
    public void TheCommittedSchema_IsCurrent()
    {
        var documentation = System.IO.File.ReadAllText(Path.ChangeExtension(typeof(FoundationSettings).Assembly.Location, ".xml"));
        Assert.That(
            SettingsSchema.Of<FoundationSettings>(new XmlDescriptions(documentation)), Is.EqualTo(System.IO.File.ReadAllText(File)),
            "Run: dotnet run --project MlFoundation -- schema > docs/settings.schema.json");
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task AStackFile_NamesTheSchemaOnItsFirstLine_AndConforms(string stack)
    {
        var text = StackFiles.Text(stack);
        var schema = await JsonSchema.FromFileAsync(File);
        Assert.That(text.Split('\n')[0], Is.EqualTo("# yaml-language-server: $schema=docs/settings.schema.json"));
        Assert.That(schema.Validate(AsJson(text)), Is.Empty);
    }

    [TestCase("homeRegion: us-east-1", "homeRegion: us_east"), TestCase("homeRegion:", "homeRegions:"), TestCase("adopt: true", "adopt: \"true\"")]
    [TestCase("landingZone: managed", "landingZone: manged"), TestCase("logRetentionDays: 90", "logRetentionDays: 0"), TestCase("    owner: cloud-platform\n", "")]
    [TestCase("connectivity: internet", "connectivity: [internet]"), TestCase("mlfoundation:teams", "mlfoundation:teem"), TestCase("id: \"111111111111\"", "id: \"1\"")]
    public async Task WhatTheReaderRefuses_TheEditorUnderlines(string right, string wrong)
    {
        var text = StackFiles.Text("sandbox").Replace(right, wrong, StringComparison.Ordinal);
        var schema = await JsonSchema.FromFileAsync(File);
        Assert.Multiple(() =>
        {
            Assert.That(StackFiles.Problems(text), Is.Not.Empty);
            Assert.That(schema.Validate(AsJson(text)), Is.Not.Empty);
        });
    }

    private static string AsJson(string yaml) => JsonSerializer.Serialize(Value(new YamlReader("t.yaml", new List<Problem>()).Read(yaml)!));

    private static object? Value(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.ToDictionary(e => e.Key, e => Value(e.Value)),
        YamlList list => list.Items.Select(Value).ToArray(),
        YamlScalar { Kind: ScalarKind.Nothing } => null,
        YamlScalar { Kind: ScalarKind.Truth } truth => truth.Text == "true",
        YamlScalar { Kind: ScalarKind.Number } number => decimal.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture),
        YamlScalar text => text.Text,
        _ => throw new InvalidOperationException(),
    };
}

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MlFoundation.Planning.Policy.Protocol;

namespace MlFoundation.Planning.Policy;

/// <summary>Levels and settings as the engine merges them.</summary>
[TestFixture]
public sealed class PolicyConfigurationTests
{
    [TestCase("{}", "keys: Mandatory {keys: [ \"Owner\" ]} | plain: Advisory {}")]
    [TestCase("""{"all": "disabled"}""", "keys: Disabled {keys: [ \"Owner\" ]} | plain: Disabled {}")]
    [TestCase("""{"plain": "mandatory", "all": "advisory"}""", "keys: Advisory {keys: [ \"Owner\" ]} | plain: Mandatory {}")]
    [TestCase("""{"keys": {"keys": ["Team"]}}""", "keys: Mandatory {keys: [ \"Team\" ]} | plain: Advisory {}")]
    [TestCase("""{"keys": {"enforcementLevel": "advisory", "keys": []}, "environments": ["x/y"]}""", "keys: Advisory {keys: [ ]} | plain: Advisory {}")]
    [TestCase("""{"plain": "remediate"}""", "keys: Mandatory {keys: [ \"Owner\" ]} | plain: Remediate {}")]
    public void TheFile_ComesOverThePolicysOwn(string file, string expected) => Assert.That(Text(Info(), file), Is.EqualTo(expected));

    [Test]
    public void WhatThePackWasMadeWith_ComesBetween_AllFirst()
    {
        var info = Info();
        info.InitialConfig["all"] = new PolicyConfig { EnforcementLevel = EnforcementLevel.Mandatory };
        info.InitialConfig["keys"] = new PolicyConfig { EnforcementLevel = EnforcementLevel.Disabled, Properties = JsonParser.Default.Parse<Struct>("""{"keys": ["Stage"]}""") };
        Assert.Multiple(() =>
        {
            Assert.That(Text(info, null), Is.EqualTo("keys: Disabled {keys: [ \"Stage\" ]} | plain: Mandatory {}"));
            Assert.That(Text(info, """{"keys": "advisory"}"""), Is.EqualTo("keys: Advisory {keys: [ \"Stage\" ]} | plain: Mandatory {}"));
            Assert.That(Text(info, """{"all": "advisory"}"""), Is.EqualTo("keys: Advisory {keys: [ \"Stage\" ]} | plain: Advisory {}"));
        });
    }

    [TestCase("[]", "levels.json is no JSON object: ")]
    [TestCase("{", "levels.json is no JSON object: ")]
    [TestCase("""{"kes": "mandatory"}""", "levels.json: \"kes\" is no policy of given. Did you mean \"keys\"?")]
    [TestCase("""{"something": "mandatory"}""", "levels.json: \"something\" is no policy of given. `all` stands for every policy.")]
    [TestCase("""{"all": "strict"}""", "levels.json: \"all\" has the level \"strict\"; expected mandatory, advisory or disabled.")]
    [TestCase("""{"keys": {"enforcementLevel": "strict"}}""", "levels.json: \"keys\" has the level \"strict\"; expected mandatory, advisory or disabled.")]
    [TestCase("""{"keys": {"enforcementLevel": 5}}""", "levels.json: \"keys\" has the level \"5\"; expected mandatory, advisory or disabled.")]
    [TestCase("""{"keys": 5}""", "levels.json: \"keys\" is neither a level nor an object; expected \"mandatory\", \"advisory\", \"disabled\", or an object with settings.")]
    [TestCase("""{"keys": {"keys": "Owner"}, "plain": {"a": 1}}""", "levels.json does not fit: keys.keys: ArrayExpected; plain takes no settings, and has a.")]
    [TestCase("""{"keys": {"kys": []}}""", "levels.json does not fit: keys.kys: NoAdditionalPropertiesAllowed.")]
    public void AWrongFile_IsSaidInOneSentence(string file, string message) =>
        Assert.That(Assert.Throws<PolicyPackException>(() => Text(Info(), file))!.Message, Does.StartWith(message));

    private static AnalyzerInfo Info() => new()
    {
        Policies =
        {
            new PolicyInfo
            {
                Name = "keys", EnforcementLevel = EnforcementLevel.Mandatory,
                ConfigSchema = new PolicyConfigSchema { Properties = JsonParser.Default.Parse<Struct>("""{"keys": {"type": "array", "items": {"type": "string"}, "default": ["Owner"]}}""") },
            },
            new PolicyInfo { Name = "plain", EnforcementLevel = EnforcementLevel.Advisory },
        },
    };

    private static string Text(AnalyzerInfo info, string? file) => string.Join(" | ", PolicyConfiguration.Of(info, new PolicyPack("/given", "given", file, "levels.json"))
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .Select(p => $"{p.Key}: {p.Value.EnforcementLevel} {{{string.Join(", ", p.Value.Properties.Fields.Select(f => $"{f.Key}: {f.Value}"))}}}"));
}

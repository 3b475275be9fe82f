using System.Collections;
using System.Reflection;
using System.Text.Json;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Security;

/// <summary>Whatever the settings can switch off is a finding that stays: the switches are read off the settings' own types, so that a new one cannot be forgotten.</summary>
[TestFixture]
public sealed class SwitchesTests
{
    private const string Reason = "Another product of ours watches that.";

    /// <summary>Options that are off unless somebody asks for them, and why that is no loss.</summary>
    private static readonly Dictionary<string, string> Options = new()
    {
        ["firewallManager"] = "it costs for each policy, and docs/security.md says that it is off",
    };

    private static IEnumerable<TestCaseData> Switches() =>
        In(typeof(SecuritySettings), "").Select(s => new TestCaseData(s.Path, s.Section, s.Reasoned).SetArgDisplayNames(s.Path));

    [TestCaseSource(nameof(Switches))]
    public void ASwitchThatIsOff_LeavesAFinding_AtItsPlace(string path, string section, bool reasoned)
    {
        var loaded = SettingsReader.Read<FoundationSettings>("t.yaml", StackFiles.Minimal + $"  mlfoundation:security: {section}\n");
        var findings = SettingsFindings.Of(loaded).Where(f => f.Id == "MLF-SEC-004").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(findings, Has.Length.EqualTo(1), path);
            Assert.That(findings.Select(f => f.At), Has.All.StartsWith("t.yaml:10:"));
            Assert.That(findings.Single().Message.Contains(Reason.TrimEnd('.'), StringComparison.Ordinal), Is.EqualTo(reasoned), "gives the reason");
            Assert.That(SecurityModel.Of(loaded.Settings).Off, Has.Count.EqualTo(1), "the report's matrix shows it");
        });
    }

    [Test]
    public void TheSwitches_AreAllOfThem()
    {
        string[] found = [.. Switches().Select(s => (string)s.Arguments[0]!)];
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Unique.And.SupersetOf(new[]
            {
                "guardDuty.enabled", "guardDuty.without.s3DataEvents", "macie.enabled", "macie.classifyDataAccounts", "securityHub.enabled", "securityHub.disabledControls",
                "securityHub.units.security.enabled", "securityHub.units.security.disabledControls", "inspector.enabled", "inspector.without.lambdaCode", "detective.enabled", "accessAnalyzer.enabled",
                "accessAnalyzer.unusedAccess.enabled", "configAggregator.enabled", "organizationTrail.enabled", "rootAccess.enabled", "notifications", "logs.objectLock.mode",
            }));
            Assert.That(found, Has.Length.EqualTo(27));
            Assert.That(Options.Keys, Has.None.Matches<string>(found.Contains));
        });
    }

    [Test]
    public void NothingIsOff_ByDefault() =>
        Assert.That(SecurityPlan.Off(new SecuritySettings()), Is.Empty);

    private static IEnumerable<(string Path, string Section, bool Reasoned)> In(Type type, string at)
    {
        var defaults = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            foreach (var (path, value, reasoned) in Of(property, key, property.GetValue(defaults)))
            {
                if (!Options.ContainsKey(at + path))
                {
                    yield return (at + path, $"{{ {value} }}", reasoned);
                }
            }
        }
    }

    private static IEnumerable<(string Path, string Value, bool Reasoned)> Of(PropertyInfo property, string key, object? given) => given switch
    {
        true when key == "enabled" => [(key, $"enabled: false, reason: {Reason}", true)],
        bool on => [(key, $"{key}: {(on ? "false" : "true")}", false)],
        Enum when Enum.GetNames(property.PropertyType).Contains("None") => [(key, $"{key}: none", false)],
        IDictionary when key == "notifications" => [(key, $"{key}: {{}}", false)],
        IEnumerable when key == "disabledControls" => [(key, $"{key}: [S3.9]", false)],
        IEnumerable when property.GetCustomAttribute<NamesAttribute>() is { } names && property.PropertyType.GenericTypeArguments is [_, var value] => value == typeof(string)
            ? Alternatives(names.Pattern).Select(name => ($"{key}.{name}", $"{key}: {{ {name}: {Reason} }}", true)).Where(n => n.Item1 != "without.lambda")
            : In(value, "").Select(inner => ($"{key}.security.{inner.Path}", $"{key}: {{ security: {inner.Section} }}", inner.Reasoned)),
        null when key is "disabledControls" or "standards" => [(key, key == "standards" ? "standards: []" : "disabledControls: [S3.9]", false)],
        not null when property.PropertyType.Namespace == typeof(SecuritySettings).Namespace && property.PropertyType.IsClass =>
            In(property.PropertyType, "").Select(inner => ($"{key}.{inner.Path}", $"{key}: {inner.Section}", inner.Reasoned)),
        _ => [],
    };

    // Inspector scans the code of functions only where it scans functions: "lambda" alone is refused, and lambdaCode beside it is two findings.
    private static string[] Alternatives(string pattern) => pattern.Trim('^', '$', '(', ')').Split('|');
}

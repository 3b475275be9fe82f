using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using MlFoundation.Support;

namespace MlFoundation.Templates;

/// <summary>Every CloudFormation template of the project passes AWS's own validator, where there is Node to run it. In CI there has to be.</summary>
[TestFixture]
public sealed class TemplateCheckTests
{
    private static readonly string Checker = Repository.PathOf("eng", "TemplateCheck");

    /// <summary>Files with the header of a template, by path; parts of templates have none.</summary>
    private static string[] Templates =>
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf("MlFoundation"), "*", SearchOption.AllDirectories)
           where Path.GetExtension(file) is ".json" or ".yaml" or ".yml"
           let path = Path.GetRelativePath(Repository.Root, file)
           where !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
           where File.ReadLines(file).Take(20).Any(line => line.Contains("AWSTemplateFormatVersion", StringComparison.Ordinal))
           orderby path
           select path,
    ];

    [Test]
    public void EveryTemplate_PassesAwsOwnValidator()
    {
        Install();
        var (code, text) = Run("node", ["check.mjs", .. Templates.Select(t => Path.Combine(Repository.Root, t))]);
        Assert.That(code, Is.Zero, text);
        Assert.That(text, Does.EndWith($"{Templates.Length} templates, 0 problems{Environment.NewLine}"));
    }

    [Test]
    public void ATemplateWithAFault_DoesNotPass()
    {
        Install();
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "fault.template.json");
        File.WriteAllText(file, """{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Net": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": { "Ref": "Nothing" } } } } }""");
        var (code, text) = Run("node", ["check.mjs", file]);
        Assert.That(code, Is.EqualTo(1), text);
        Assert.That(text, Does.Contain("Nothing").And.Contain("1 templates, 1 problems"));
    }

    [Test]
    public void Templates_Always_AreFound() => Assert.That(
        Templates.Select(t => t.Replace('\\', '/')),
        Is.SupersetOf(new[] { "MlFoundation/Accounts/Blueprints/corporate.template.json", "MlFoundation/Accounts/Blueprints/internet.template.json" }));

    /// <summary>Installs the validator once for each lock file.</summary>
    private static void Install()
    {
        var lockFile = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(Checker, "package-lock.json"))));
        var stamp = Path.Combine(Checker, "node_modules", ".installed");
        if (File.Exists(stamp) && File.ReadAllText(stamp) == lockFile && Run("node", ["--version"]).Code == 0)
        {
            return;
        }

        var (code, text) = OperatingSystem.IsWindows() ? Run("cmd", ["/c", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]) : Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        if (code != 0)
        {
            Skip($"The templates were not held against AWS's validator: npm ci failed in eng/TemplateCheck. {text.Split('\n')[0].Trim()}");
        }

        File.WriteAllText(stamp, lockFile);
    }

    private static void Skip(string sentence)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(sentence);
        }

        Assert.Ignore(sentence);
    }

    private static (int Code, string Text) Run(string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = Checker, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            Skip($"The templates were not held against AWS's validator: there is no {command} on this machine.");
            throw;
        }
    }
}

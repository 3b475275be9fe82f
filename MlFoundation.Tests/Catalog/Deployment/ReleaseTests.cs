using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using static MlFoundation.Catalog.Deployment.DeploymentProjects;

namespace MlFoundation.Catalog.Deployment;

/// <summary>The builds' scripts run as CodeBuild runs them, with a stand-in for the AWS CLI that notes what it is asked.</summary>
[TestFixture]
public sealed class ReleaseTests
{
    /// <summary>Answers as the CLI does: the newest approved version, the status of an endpoint or a run, a version of an object.</summary>
    private const string Cli = """
        #!/bin/bash
        echo "$AWS_ACCESS_KEY_ID $*" >> "$NOTES"
        case "$1 $2" in
          "sagemaker list-model-packages") [[ "$*" == *"$APPROVED"* && -n "$APPROVED" ]] && echo "arn:aws:sagemaker:eu-central-1:111122223333:model-package/$(grep -o 'sagemaker-p-[a-z]*' <<< "$*" | head -1)/7" || echo None ;;
          "sagemaker describe-model-package") echo s3://models/model.tar.gz ;;
          "s3api put-object") echo version-1 ;;
          "sts assume-role") echo "TARGET secret token" ;;
          "sagemaker describe-endpoint") echo "$STATUS" ;;
          "sagemaker-runtime invoke-endpoint") printf '%s' "$ANSWER" > "${!#}" ;;
          "stepfunctions start-execution") echo arn:run ;;
          "stepfunctions describe-execution") echo "$STATUS" ;;
        esac
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("release-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCaseSource(typeof(DeploymentProjects), nameof(All))]
    public void ARelease_HoldsTheTemplateAndWhatIsApproved_AndStartsThePipelineWithIt(string product)
    {
        var (code, text, notes) = Run(product, "Release", ("APPROVED", "sagemaker-p-"));
        Assert.That(code, Is.Zero, text);
        using var archive = ZipFile.OpenRead(Path.Combine(folder, "release.zip"));
        string Read(string name)
        {
            using var reader = new StreamReader(archive.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        Assert.Multiple(() =>
        {
            Assert.That(Read(TemplateFile(product)), Is.EqualTo(Seed(product, TemplateFile(product))));
            foreach (var stage in Stages)
            {
                var parameters = JsonNode.Parse(Read($"{stage}.json"))!["Parameters"]!;
                Assert.That((string?)parameters["ModelPackageArn"], Is.EqualTo(product == MultiModel ? null : "arn:aws:sagemaker:eu-central-1:111122223333:model-package/sagemaker-p-fraud/7"));
                Assert.That(((string)parameters["Stage"]!, (string)parameters["Owner"]!), Is.EqualTo((stage, "fraud")));
            }

            Assert.That(product == MultiModel ? Read("models.txt") : "", Is.EqualTo(product == MultiModel ? "sagemaker-p-fraud-7.tar.gz s3://models/model.tar.gz\nsagemaker-p-churn-7.tar.gz s3://models/model.tar.gz\n" : ""));
            Assert.That(notes[^1], Does.Contain("codepipeline start-pipeline-execution").And.Contain("revisionValue=version-1"));
        });
    }

    [TestCaseSource(typeof(DeploymentProjects), nameof(All))]
    public void WithoutAnApproval_NothingIsReleased(string product)
    {
        var (code, text, notes) = Run(product, "Release", ("APPROVED", ""));
        Assert.That(code, Is.Not.Zero);
        Assert.That(text, Does.Contain("is approved."));
        Assert.That(notes, Has.None.Contains("put-object").And.None.Contains("start-pipeline-execution"));
    }

    [Test]
    public void AGroupWithoutAnApproval_IsLeftOut_WhereThereAreOthers()
    {
        var (code, text, _) = Run(MultiModel, "Release", ("APPROVED", "sagemaker-p-churn"));
        Assert.That(code, Is.Zero, text);
        Assert.That(File.ReadAllLines(Path.Combine(folder, "release", "models.txt")), Is.EqualTo(new[] { "sagemaker-p-churn-7.tar.gz s3://models/model.tar.gz" }));
    }

    [TestCase(RealTime, "InService", "0.9", true), TestCase(RealTime, "Failed", "0.9", false), TestCase(RealTime, "InService", "", false)]
    [TestCase(MultiModel, "InService", "0.9", true), TestCase(MultiModel, "InService", "", false), TestCase(Batch, "SUCCEEDED", "", true), TestCase(Batch, "FAILED", "", false)]
    public void ACheck_PassesWhereThereIsAnAnswer_AndAsksUnderTheTargetsRole(string product, string status, string answer, bool passes)
    {
        File.WriteAllText(Path.Combine(folder, "models.txt"), "fraud-7.tar.gz s3://models/model.tar.gz\n");
        File.WriteAllText(Path.Combine(folder, "model.tar.gz"), "");
        var (code, text, notes) = Run(product, "Check", ("ACCOUNT", "444455556666"), ("STATUS", status), ("ANSWER", answer));
        Assert.That(code == 0, Is.EqualTo(passes), text);
        Assert.That(notes[0], Does.Contain("assume-role").And.Contain("arn:aws-us-gov:iam::444455556666:role/mlfoundation-products/sagemaker-check-111122223333-eu-central-1"));
        // Only models are fetched under the source account's own role.
        Assert.That(notes.Skip(1).Where(n => !n.StartsWith("TARGET ", StringComparison.Ordinal)).Select(n => n.TrimStart().Split(' ')[2]), Is.All.EqualTo("s3://models/model.tar.gz"));
        Assert.That(passes ? File.ReadAllText(Path.Combine(folder, "request.csv")) : "1.5,2\n", Is.EqualTo("1.5,2\n"));
    }

    private (int Code, string Text, string[] Notes) Run(string product, string build, params (string Name, string Value)[] given)
    {
        var cli = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, "aws");
        File.WriteAllText(cli, Cli);
        File.WriteAllText(Path.Combine(folder, "bin", "sleep"), "#!/bin/bash\n");
        var made = Launch(product);
        var start = new ProcessStartInfo("bash", ["-c", $"chmod +x bin/*\n{Script(made, build)}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables(made, build).Select(v => (v.Key, v.Value)).Concat(given).Append(("NOTES", Path.Combine(folder, "notes"))).Append(("AWS_REGION", ProductTemplates.Region)))
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = $"{Path.GetDirectoryName(cli)}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment.Remove("AWS_ACCESS_KEY_ID");
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, text, File.ReadAllLines(Path.Combine(folder, "notes")));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no bash here.");
            throw;
        }
    }
}

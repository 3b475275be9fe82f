using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using static MlFoundation.Catalog.Deployment.DeploymentProjects;
using static MlFoundation.Catalog.Models.ProjectTemplates;

namespace MlFoundation.Catalog.Deployment;

[TestFixture]
public sealed class BatchTransformTests
{
    private const string Folder = $"s3://sagemaker-serving-{DeployedTemplate.Account}-{DeployedTemplate.Account}-{ProductTemplates.Region}/batch/p-abc123def456";

    [TestCase("prod", "cron(0 3 * * ? *)", 1), TestCase("prod", "", 0), TestCase("test", "cron(0 3 * * ? *)", 0)]
    public void Runs_AreScheduledInProduction_WhereAsked(string stage, string expression, int schedules)
    {
        var made = Deploy(Batch, stage, ("ScheduleExpression", expression));
        Assert.That(made.OfType("AWS::Scheduler::Schedule").Select(s => (string)s["ScheduleExpression"]!), Is.EqualTo(Enumerable.Repeat(expression, schedules)));
        Assert.That(made.Resources.Keys.Count(k => k == "ScheduleRole"), Is.EqualTo(schedules));
    }

    [Test]
    public void ASchedule_StartsTheMachineWithItsFolders_AndKeepsWhatCouldNotBeStarted()
    {
        var target = Deploy(Batch, "prod").OfType("AWS::Scheduler::Schedule").Single()["Target"]!;
        var input = JsonNode.Parse((string)target["Input"]!)!;
        Assert.Multiple(() =>
        {
            Assert.That(((string)target["Arn"]!, (string)target["DeadLetterConfig"]!["Arn"]!), Is.EqualTo(("<Transform>", "<Failures.Arn>")));
            Assert.That(((string)input["input"]!, (string)input["output"]!), Is.EqualTo(($"{Folder}/input/", $"{Folder}/output/")));
        });
    }

    [Test]
    public void ARun_IsEncrypted_WithinBounds_AndItsFailureGoesToTheQueue()
    {
        var states = Definition()["States"]!;
        var run = states["Transform"]!;
        var asked = run["Parameters"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string)run["Resource"]!, Is.EqualTo("arn:aws-us-gov:states:::sagemaker:createTransformJob.sync"));
            Assert.That((string)asked["ModelName"]!, Is.EqualTo("<Model.ModelName>"));
            Assert.That((string)asked["TransformOutput"]!["KmsKeyId"]!, Is.EqualTo("ssm:/foundation/keys/data/arn"));
            Assert.That((string)asked["TransformResources"]!["VolumeKmsKeyId"]!, Is.EqualTo("ssm:/foundation/keys/data/arn"));
            Assert.That((long)run["TimeoutSeconds"]!, Is.LessThanOrEqualTo(86_400));
            Assert.That(run["Catch"]!.AsArray().Select(c => ((string)c!["ErrorEquals"]![0]!, (string)c["Next"]!)), Is.EqualTo(new[] { ("States.ALL", "Tell") }));
            Assert.That((string)states["Tell"]!["Parameters"]!["QueueUrl"]!, Is.EqualTo("<Failures>"));
            Assert.That((string)states["Failed"]!["Type"]!, Is.EqualTo("Fail"));
        });
    }

    [Test]
    public void TheMachine_NamesOnlyStatesThatItHas_AndEachIsReached()
    {
        var definition = Definition();
        var states = definition["States"]!.AsObject();
        var next = states.SelectMany(s => new[] { (string?)s.Value!["Next"] }.Concat(s.Value["Catch"] is JsonArray many ? many.Select(c => (string?)c!["Next"]) : [])).OfType<string>();
        Assert.That(next.Append((string)definition["StartAt"]!).Distinct(), Is.EquivalentTo(states.Select(s => s.Key)));
    }

    [Test]
    public void MachineAndSchedule_MayDoWhatTheyDo_AndNotMore()
    {
        var made = Deploy(Batch, "prod");
        var machine = Statements(made.Resources["TransformRole"]["Properties"]!["Policies"]![0]!["PolicyDocument"]!);
        var schedule = Statements(made.Resources["ScheduleRole"]["Properties"]!["Policies"]![0]!["PolicyDocument"]!);
        Assert.Multiple(() =>
        {
            Assert.That((string)machine["Runs"]["Resource"]!, Is.EqualTo($"arn:aws-us-gov:sagemaker:eu-central-1:{DeployedTemplate.Account}:transform-job/p-abc123def456-*"));
            Assert.That((string)Definition()["States"]!["Transform"]!["Parameters"]!["TransformJobName.$"]!, Is.EqualTo("States.Format('p-abc123def456-{}', States.UUID())"));
            Assert.That(schedule.Values.SelectMany(s => Texts(s["Action"])), Is.EquivalentTo(new[] { "states:StartExecution", "sqs:SendMessage" }));
        });
    }

    [Test]
    public void Failures_AreKeptForTwoWeeks_Encrypted_AndTold()
    {
        var made = Deploy(Batch, "test");
        var queue = made.OfType("AWS::SQS::Queue").Single();
        Assert.That(((bool)queue["SqsManagedSseEnabled"]!, (long)queue["MessageRetentionPeriod"]!), Is.EqualTo((true, 14L * 86_400)));
        Assert.That(made.OfType("AWS::CloudWatch::Alarm").Select(a => (string)a["MetricName"]!), Is.EquivalentTo(new[] { "ExecutionsFailed", "ExecutionsTimedOut", "ApproximateNumberOfMessagesVisible" }));
    }

    private static JsonNode Definition() => Deploy(Batch, "prod").OfType("AWS::StepFunctions::StateMachine").Single()["Definition"]!;
}

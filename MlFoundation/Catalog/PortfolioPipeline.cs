using MlFoundation.Accounts;
using MlFoundation.Documents;
using MlFoundation.Publishing;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CodeBuild;
using Pulumi.Aws.CodeBuild.Inputs;
using Pulumi.Aws.CodeConnections;
using Pulumi.Aws.CodePipeline;
using Pulumi.Aws.CodePipeline.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Kms;
using Pulumi.Aws.S3;

namespace MlFoundation.Catalog;

/// <summary>
/// Turns the code of a portfolio's repository into products: source, lint and template tests, publication by hash, approval, release. It has its own
/// connection, bucket, key, projects and roles: who maintains one portfolio reaches no other.
/// </summary>
internal sealed class PortfolioPipeline
{
    private const string Folder = "Catalog/Pipelines";
    private const string Image = "aws/codebuild/amazonlinux-aarch64-standard:3.0";
    private static readonly string[] Builds = ["test", "publish", "release"];
    private static readonly TemplateVersion Tool = new("1.0.0", EmbeddedDocuments.Read($"{Folder}/products.py"));

    private readonly string name;
    private readonly PortfolioPipelineArgs args;
    private readonly Resource parent;
    private readonly ProviderResource provider;
    private readonly Connection connection;
    private readonly Bucket artifacts;
    private readonly Key key;
    private readonly Policy boundary;

    /// <summary>Declares it in the portfolio's account.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="args">Portfolio and repository.</param>
    /// <param name="parent">Component it belongs to.</param>
    /// <param name="provider">Provider of the account.</param>
    public PortfolioPipeline(string name, PortfolioPipelineArgs args, Resource parent, ProviderResource provider)
    {
        (this.name, this.args, this.parent, this.provider) = ($"{name}-{args.Portfolio}", args, parent, provider);
        var repository = args.Repository;
        connection = new Connection(
            $"{this.name}-connection",
            new ConnectionArgs
            {
                Name = InAccount,
                // A host says its provider itself.
                ProviderType = repository.HostArn is null ? repository.Provider.ToString() : null!,
                HostArn = repository.HostArn!,
                Region = args.Region.ToString(),
            },
            // Somebody finished its handshake by hand: another connection would wait for that again.
            new CustomResourceOptions { Parent = parent, Provider = provider, Protect = true });
        artifacts = ClosedBucket.Create(
            $"{this.name}-artifacts", Output.Format($"{InAccount}-pipeline-{args.Account}"), args.OrganizationId, BucketPolicies.OverTlsOnly, parent, provider);
        key = new Key(
            $"{this.name}-key",
            new KeyArgs { Description = $"Artifacts of the pipeline of portfolio {args.Portfolio}", EnableKeyRotation = true, DeletionWindowInDays = 30, Region = args.Region.ToString() },
            new CustomResourceOptions { Parent = parent, Provider = provider, Protect = true, RetainOnDelete = true });
        boundary = new Policy(
            $"{this.name}-boundary",
            new PolicyArgs { Name = $"{InAccount}-pipeline-boundary", Path = FoundationRoles.Path, PolicyDocument = Document("boundary", "") }, Options());
        var tool = new BucketObjectv2(
            $"{this.name}-tool-{Tool.ContentHash}",
            new BucketObjectv2Args { Bucket = artifacts.Id, Key = $"tools/{Tool.ContentHash}/products.py", Content = Tool.Text, ContentType = "text/x-python", Region = args.Region.ToString() },
            Options());
        var builds = Builds.ToDictionary(stage => stage, stage => Build(stage, tool));
        Declare(builds);
    }

    private string InAccount => FoundationRoles.Prefix + args.Portfolio;

    private Project Build(string stage, BucketObjectv2 tool)
    {
        var log = new LogGroup(
            $"{name}-{stage}-log", new LogGroupArgs { Name = $"/aws/codebuild/{InAccount}-{stage}", RetentionInDays = 365, Region = args.Region.ToString() }, Options());
        var portfolios = Output.All(args.Ids.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => Output.Format($"{i.Key}={i.Value}"))).Apply(pairs => string.Join(',', pairs));
        var variables = new InputList<ProjectEnvironmentEnvironmentVariableArgs>
        {
            Variable("PORTFOLIO", args.Portfolio), Variable("PORTFOLIOS", portfolios), Variable("TEMPLATES", args.Templates.Id),
            Variable("TOOL", Output.Format($"s3://{artifacts.Id}/{tool.Key}")),
        };
        return new Project(
            $"{name}-{stage}",
            new ProjectArgs
            {
                Name = $"{InAccount}-{stage}",
                Description = $"Products of portfolio {args.Portfolio}: {stage}",
                ServiceRole = Role(stage, "codebuild").Arn,
                EncryptionKey = key.Arn,
                BuildTimeout = 30,
                QueuedTimeout = 60,
                Source = new ProjectSourceArgs { Type = "CODEPIPELINE", Buildspec = EmbeddedDocuments.Read($"{Folder}/{stage}.buildspec.yaml") },
                Artifacts = new ProjectArtifactsArgs { Type = "CODEPIPELINE" },
                Environment = new ProjectEnvironmentArgs
                {
                    Type = "ARM_CONTAINER", ComputeType = "BUILD_GENERAL1_SMALL", Image = Image, PrivilegedMode = false, EnvironmentVariables = variables,
                },
                LogsConfig = new ProjectLogsConfigArgs { CloudwatchLogs = new ProjectLogsConfigCloudwatchLogsArgs { Status = "ENABLED", GroupName = log.Name } },
                Region = args.Region.ToString(),
            },
            Options());
    }

    private void Declare(Dictionary<string, Project> builds)
    {
        var source = Action("source", "Source", "AWS", "CodeStarSourceConnection", new()
        {
            ["ConnectionArn"] = connection.Arn, ["FullRepositoryId"] = args.Repository.Name, ["BranchName"] = args.Repository.Branch, ["DetectChanges"] = "true",
        });
        source.OutputArtifacts = new[] { "source" };
        var approval = Action("approval", "Approval", "AWS", "Manual", new()
        {
            ["CustomData"] = $"New versions of portfolio {args.Portfolio} are published, and launched by nobody yet. Approve to offer them; former versions are then deprecated.",
        });
        _ = new Pipeline(
            $"{name}-pipeline",
            new Pulumi.Aws.CodePipeline.PipelineArgs
            {
                Name = InAccount,
                PipelineType = "V2",
                ExecutionMode = "QUEUED",
                RoleArn = Role("pipeline", "codepipeline").Arn,
                ArtifactStores =
                {
                    new PipelineArtifactStoreArgs { Type = "S3", Location = artifacts.Id, EncryptionKey = new PipelineArtifactStoreEncryptionKeyArgs { Type = "KMS", Id = key.Arn } },
                },
                Stages =
                {
                    Stage("Source", source), Stage("Test", Build("test")), Stage("Publish", Build("publish")), Stage("Approve", approval), Stage("Release", Build("release")),
                },
                Region = args.Region.ToString(),
            },
            Options());

        PipelineStageActionArgs Build(string stage)
        {
            var action = Action(stage, stage == "test" ? "Test" : "Build", "AWS", "CodeBuild", new() { ["ProjectName"] = builds[stage].Name });
            action.InputArtifacts = new[] { "source" };
            return action;
        }
    }

    private Role Role(string stage, string service)
    {
        var role = new Role(
            $"{name}-{stage}-role",
            new RoleArgs
            {
                Name = $"{InAccount}-{stage}",
                Path = FoundationRoles.Path,
                Description = $"Pipeline of portfolio {args.Portfolio}: {stage}",
                PermissionsBoundary = boundary.Arn,
                AssumeRolePolicy = args.Account.Apply(account => EmbeddedDocuments.Read($"{Folder}/policies/trust.json")
                    .Replace("{{service}}", service, StringComparison.Ordinal).Replace("{{account}}", account, StringComparison.Ordinal)),
            },
            Options());
        _ = new RolePolicy($"{name}-{stage}-policy", new RolePolicyArgs { Name = stage, Role = role.Name, Policy = Document(stage, stage) }, Options());
        return role;
    }

    private Output<string> Document(string document, string stage) => Output.All(args.Account, artifacts.Arn, key.Arn, args.Templates.Arn, connection.Arn).Apply(known =>
        EmbeddedDocuments.Read($"{Folder}/policies/{document}.json")
            .Replace("{{portfolio}}", args.Portfolio, StringComparison.Ordinal).Replace("{{stage}}", stage, StringComparison.Ordinal)
            .Replace("{{region}}", args.Region.ToString(), StringComparison.Ordinal).Replace("{{partition}}", "aws", StringComparison.Ordinal)
            .Replace("{{account}}", known[0], StringComparison.Ordinal).Replace("{{bucket}}", known[1], StringComparison.Ordinal)
            .Replace("{{key}}", known[2], StringComparison.Ordinal).Replace("{{templates}}", known[3], StringComparison.Ordinal)
            .Replace("{{connection}}", known[4], StringComparison.Ordinal));

    private static ProjectEnvironmentEnvironmentVariableArgs Variable(string name, Input<string> value) => new() { Name = name, Type = "PLAINTEXT", Value = value };

    private static PipelineStageArgs Stage(string name, PipelineStageActionArgs action) => new() { Name = name, Actions = { action } };

    private static PipelineStageActionArgs Action(string name, string category, string owner, string provider, InputMap<string> configuration) =>
        new() { Name = name, Category = category, Owner = owner, Provider = provider, Version = "1", Configuration = configuration };

    private CustomResourceOptions Options() => new() { Parent = parent, Provider = provider };
}

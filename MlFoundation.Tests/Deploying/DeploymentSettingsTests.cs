using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MlFoundation.Support;

namespace MlFoundation.Deploying;

/// <summary>Settings of Pulumi Deployments, and the script that applies them.</summary>
[TestFixture]
public sealed class DeploymentSettingsTests
{
    private const string Token = "pul-0123456789abcdef";

    /// <summary>Keys of the REST API's shape, by object.</summary>
    private static readonly Dictionary<string, string[]> Shape = new()
    {
        [""] = ["sourceContext", "gitHub", "operationContext", "executorContext", "cacheOptions"],
        ["sourceContext"] = ["git"],
        ["sourceContext.git"] = ["branch", "repoDir"],
        ["gitHub"] = ["repository", "deployCommits", "previewPullRequests", "pullRequestTemplate", "paths"],
        ["operationContext"] = ["preRunCommands", "environmentVariables", "oidc", "options"],
        ["operationContext.oidc"] = ["aws"],
        ["operationContext.oidc.aws"] = ["roleArn", "sessionName", "duration"],
        ["operationContext.options"] = ["skipInstallDependencies", "skipIntermediateDeployments", "deleteAfterDestroy", "remediateIfDriftDetected"],
        ["executorContext"] = ["executorImage"],
        ["executorContext.executorImage"] = ["reference"],
        ["cacheOptions"] = ["enable"],
    };

    [TestCase("prod"), TestCase("sandbox")]
    public void Settings_HaveTheShape_OfTheApi(string stack)
    {
        var settings = Settings(stack);
        Assert.Multiple(() =>
        {
            foreach (var (path, keys) in Shape)
            {
                var node = path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)settings, (n, key) => n[key]!);
                Assert.That(node.AsObject().Select(p => p.Key), Is.EquivalentTo(keys), path);
            }

            Assert.That((bool)settings["gitHub"]!["previewPullRequests"]!, Is.False, "a pull request's code would run with the deploy role");
            Assert.That(settings["gitHub"]!["paths"]!.AsArray().Select(p => (string)p!), Does.Contain($"Pulumi.{stack}.yaml"));
            Assert.That(settings["operationContext"]!["preRunCommands"]!.AsArray().Select(c => (string)c!), Has.Some.EqualTo($"dotnet run --project MlFoundation -- plan {stack} --policy-pack policy"));
            Assert.That((string?)settings["operationContext"]!["oidc"]!["aws"]!["roleArn"], Does.EndWith($"role{FoundationRoles.Path}{FoundationRoles.DeployRole}"));
        });
    }

    [Test]
    public void Stacks_DifferInValues_NeverInShape() =>
        Assert.That(Settings("prod").ToJsonString().Replace("prod", "sandbox", StringComparison.Ordinal), Is.EqualTo(Settings("sandbox").ToJsonString()));

    [TestCase("prod"), TestCase("sandbox")]
    public void AnEnvironment_LogsInAsTheDeployRole_AndHoldsNoSecret(string stack)
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", "esc", $"{stack}.yaml"));
        var yaml = new YamlDotNet.Serialization.Deserializer().Deserialize<Dictionary<string, Dictionary<string, object>>>(text);
        Assert.That(yaml["values"].Keys, Is.EquivalentTo(new[] { "aws", "environmentVariables" }));
        Assert.That(text, Does.Contain("fn::open::aws-login").And.Contain($"sessionName: mlfoundation-{stack}").And.Not.Contain("fn::secret"));
    }

    [Test]
    public async Task TheScript_AppliesOnce_ThenFindsNothingToDo()
    {
        using var cloud = new Cloud();
        var first = await RunAsync(cloud.Address, Token, "prod");
        var second = await RunAsync(cloud.Address, Token, "prod");
        Assert.Multiple(() =>
        {
            Assert.That((first.Code, second.Code), Is.EqualTo((0, 0)), first.Text + second.Text);
            Assert.That(first.Text, Does.Contain("prod: the settings are applied."));
            Assert.That(second.Text, Does.Contain("prod: the settings are as they should be."));
            Assert.That(cloud.Requests, Is.EqualTo(new[] { "GET", "POST", "GET" }.Select(m => $"{m} /api/stacks/acme/mlfoundation/prod/deployments/settings token {Token}")));
            Assert.That((string?)cloud.Stored!["gitHub"]!["repository"], Is.EqualTo("acme/foundation"));
            Assert.That(cloud.Stored.ToJsonString(), Does.Not.Contain("${").And.Contain("arn:aws:iam::111122223333:role"));
            Assert.That(first.Text + second.Text, Does.Not.Contain(Token));
        });
    }

    [Test]
    public async Task ADryRun_SendsNothing_AndNeedsNoToken()
    {
        using var cloud = new Cloud();
        var (code, text) = await RunAsync(cloud.Address, null, "sandbox", "--dry-run");
        Assert.That((code, cloud.Requests.Count), Is.EqualTo((0, 0)), text);
        Assert.That(text, Does.Contain($"Would POST {cloud.Address}/api/stacks/acme/mlfoundation/sandbox/deployments/settings"));
    }

    [Test]
    public async Task ARefusal_IsOneSentence_WithoutTheToken()
    {
        using var cloud = new Cloud { Refuses = true };
        var (code, text) = await RunAsync(cloud.Address, Token, "prod");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(text.Trim(), Does.Contain("403").And.Not.Contain(Token).And.Not.Contain("    at "));
    }

    [TestCase(1, null, "prod"), TestCase(1, Token, "lab"), TestCase(2, Token, "../prod"), TestCase(2, Token, "prod", "sandbox")]
    public async Task AWrongCall_SendsNothing(int expected, string? token, params string[] args)
    {
        using var cloud = new Cloud();
        var (code, text) = await RunAsync(cloud.Address, token, args);
        Assert.That((code, cloud.Requests.Count), Is.EqualTo((expected, 0)), text);
    }

    private static JsonObject Settings(string stack) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy", $"{stack}.deployment.json")))!.AsObject();

    private static async Task<(int Code, string Text)> RunAsync(string address, string? token, params string[] args)
    {
        NodePackages.Run(Repository.Root, "node", "--version");
        var start = new ProcessStartInfo("node", [Repository.PathOf("deploy", "apply.mjs"), .. args, "--org", "acme", "--repository", "acme/foundation", "--management-account", "111122223333", "--api", address])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("PULUMI_ACCESS_TOKEN");
        if (token is not null)
        {
            start.Environment["PULUMI_ACCESS_TOKEN"] = token;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Keeps what is posted, as Pulumi Cloud does.</summary>
    private sealed class Cloud : IDisposable
    {
        private readonly HttpListener listener = new();

        public Cloud()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            listener.Prefixes.Add($"{Address}/");
            listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public List<string> Requests { get; } = [];

        public JsonNode? Stored { get; private set; }

        public bool Refuses { get; init; }

        public void Dispose() => listener.Close();

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                Requests.Add($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["Authorization"]}");
                if (context.Request.HttpMethod == "POST")
                {
                    Stored = await JsonNode.ParseAsync(context.Request.InputStream);
                }

                context.Response.StatusCode = Refuses ? 403 : context.Request.HttpMethod == "GET" && Stored is null ? 404 : 200;
                context.Response.Close(Encoding.UTF8.GetBytes(Stored?.ToJsonString() ?? "{}"), willBlock: false);
            }
        }
    }
}

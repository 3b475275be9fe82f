using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings under one namespace: by default the project's.</summary>
public sealed class Config
{
    private readonly string name;
    private readonly Deployment deployment = Deployment.InstanceOrThrow();

    public Config(string? name = null) => this.name = name ?? deployment.ProjectName;

    /// <summary>The value, or null; a structured value is JSON text.</summary>
    public string? Get(string key) => deployment.Values.Get($"{name}:{key}");

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    /// <exception cref="Exception">There is no such value; the message names the command that sets it.</exception>
    public string Require(string key) => Get(key) ?? throw new RunException(
        $"Missing required configuration variable '{name}:{key}'\n\tplease set a value using the command `pulumi config set {name}:{key} <value>`");

    /// <inheritdoc cref="Require"/>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));
}

/// <summary>All settings as the engine passes them: <c>PULUMI_CONFIG</c>, a JSON object of fully qualified key to text.</summary>
internal sealed class ConfigValues(ImmutableDictionary<string, string> values)
{
    public static ConfigValues FromEnvironment() =>
        new(Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { Length: > 0 } json
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToImmutableDictionary()
            : ImmutableDictionary<string, string>.Empty);

    public string? Get(string key) => values.GetValueOrDefault(key);
}

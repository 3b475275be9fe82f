using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The running program, as seen from inside it.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment deployment;

    internal DeploymentInstance(Deployment deployment) => this.deployment = deployment;

    public string ProjectName => deployment.ProjectName;

    public string StackName => deployment.StackName;

    /// <summary>True in a preview.</summary>
    public bool IsDryRun => deployment.IsDryRun;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(InvokeDataAsync<T>(token, args, options, null));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        new(InvokeDataAsync<T>(token, args, options, options.DependsOn));

    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await InvokeDataAsync<T>(token, args, options, null).ConfigureAwait(false)).Value;

    private async Task<OutputData<T>> InvokeDataAsync<T>(string token, InvokeArgs args, InvokeOptions? options, InputList<Resource>? dependsOn)
    {
        await Task.Yield();
        var needed = dependsOn is null ? [] : (await ((Output<ImmutableArray<Resource>>)dependsOn).DataTask.ConfigureAwait(false)).Value;
        foreach (var resource in needed)
        {
            await resource.Urn.DataTask.ConfigureAwait(false);
        }

        var context = new SerializationContext();
        var plain = await Serializer.SerializeArgsAsync(args, context).ConfigureAwait(false);
        if (context.HasUnknown)
        {
            return new OutputData<T>([.. needed], default!, false, context.HasSecret);
        }

        var provider = options?.Provider ?? options?.Parent?.Providers.GetValueOrDefault(token.Split(':')[0]);
        var result = await deployment.CallAsync(token, plain, provider).ConfigureAwait(false);
        return new OutputData<T>([.. needed], (T)Converter.Convert(result, typeof(T), token)!, true, context.HasSecret);
    }
}

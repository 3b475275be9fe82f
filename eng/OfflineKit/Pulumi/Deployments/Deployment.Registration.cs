using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    internal void RegisterResource(Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
    {
        _ = (resource as CustomResource)?.Id;
        Register(RegisterResourceAsync(resource, custom, args, options));
    }

    private async Task RegisterResourceAsync(Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            // The constructor that called returns first, as it does when a registration goes to an engine.
            await Task.Yield();
            // A task is made for what is not there yet, and for nothing else.
            if (options.Parent is { Urn: { Present: null } parent })
            {
                await parent.DataTask.ConfigureAwait(false);
            }

            var dependsOn = (Output<ImmutableArray<Resource>>)options.DependsOn;
            foreach (var needed in (dependsOn.Present ?? await dependsOn.DataTask.ConfigureAwait(false)).Value)
            {
                if (needed.Urn.Present is null)
                {
                    await needed.Urn.DataTask.ConfigureAwait(false);
                }
            }

            var provider = options.Provider is { } own ? await ReferenceAsync(own).ConfigureAwait(false) : "";
            var secrets = new HashSet<string>((options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []);
            var inputs = await Serializer.SerializeArgsAsync(args, new SerializationContext(), (name, context) =>
            {
                if (context.HasSecret)
                {
                    secrets.Add(name);
                }
            }).ConfigureAwait(false);
            var id = options.Id is { } given ? (await given.ToOutput().DataTask.ConfigureAwait(false)).Value : (options as CustomResourceOptions)?.ImportId;
            var answer = await monitor.RegisterAsync(resource, options.Parent?.GetResourceType(), inputs, provider, id).ConfigureAwait(false);

            // One set for all outputs of the resource: they have a common source.
            ImmutableHashSet<Resource> sources = [resource];
            ((IPendingOutput)resource.Urn).Set(sources, answer.Urn, isKnown: true, isSecret: false);
            if (custom)
            {
                ((IPendingOutput)((CustomResource)resource).Id).Set(sources, answer.Id ?? "", isKnown: answer.Id is not null || !IsDryRun, isSecret: false);
            }

            resource.Slots.Resolve(resource.GetResourceType(), sources, answer.State, secrets, absentIsKnown: !IsDryRun);
        }
        catch (Exception exception)
        {
            ((IPendingOutput)resource.Urn).Fail(exception);
            ((IPendingOutput?)(resource as CustomResource)?.Id)?.Fail(exception);
            resource.Slots.Fail(exception);
            throw;
        }
    }

    internal async Task<object?> CallAsync(string token, ImmutableDictionary<string, object?> args, ProviderResource? provider) =>
        await monitor.CallAsync(token, args, provider is null ? "" : await ReferenceAsync(provider).ConfigureAwait(false)).ConfigureAwait(false);

    private static ValueTask<string> ReferenceAsync(ProviderResource provider) =>
        provider.Reference is { } known ? new(known) : new(MakeReferenceAsync(provider));

    private static async Task<string> MakeReferenceAsync(ProviderResource provider)
    {
        var urn = (provider.Urn.Present ?? await provider.Urn.DataTask.ConfigureAwait(false)).Value;
        var id = provider.Id.Present ?? await provider.Id.DataTask.ConfigureAwait(false);
        return provider.Reference = $"{urn}::{(id.IsKnown ? id.Value : MockMonitor.Unknown)}";
    }
}

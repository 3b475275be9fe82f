using MlFoundation.Accounts;
using Pulumi;

namespace MlFoundation.Network;

/// <summary>What every part of the network needs: the component, names, the network account.</summary>
/// <param name="Component">The component.</param>
/// <param name="Name">Its name: what children's names begin with.</param>
/// <param name="Args">Its arguments.</param>
internal sealed record NetworkScope(Resource Component, string Name, HubSpokeNetworkArgs Args)
{
    private ProviderResource Provider { get; } = Args.Accounts.ProviderOf(AccountKeys.Network);

    /// <summary>Options of a child in the network account.</summary>
    /// <param name="after">What it waits for beyond what its inputs refer to.</param>
    public CustomResourceOptions InNetwork(params IEnumerable<Resource> after) => new() { Parent = Component, Provider = Provider, DependsOn = [.. after] };

    /// <summary>As <see cref="InNetwork"/>, protected: accounts' networks hang on it.</summary>
    public CustomResourceOptions Protected(params IEnumerable<Resource> after)
    {
        var options = InNetwork(after);
        options.Protect = true;
        return options;
    }

    /// <summary>Options of a child in the management account.</summary>
    public CustomResourceOptions InManagement(params IEnumerable<Resource> after) => new() { Parent = Component, DependsOn = [.. after] };
}

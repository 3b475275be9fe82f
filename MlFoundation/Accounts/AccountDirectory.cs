using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>Accounts as they become known: ids, and the provider that works in each. Components find each other's accounts here, by key.</summary>
/// <param name="homeRegion">Region that providers work in where a resource names none.</param>
/// <param name="management">Provider of the management account, package <c>aws</c>.</param>
/// <param name="managementId">Its id.</param>
/// <param name="memberRole">Role that other accounts are entered by, with its path.</param>
public sealed class AccountDirectory(AwsRegion homeRegion, ProviderResource management, AccountId managementId, string memberRole)
{
    private readonly Dictionary<string, Output<string>> ids =
        new(StringComparer.Ordinal) { [AccountKeys.Management] = Output.Create(managementId.ToString()) };
    private readonly Dictionary<string, ProviderResource> providers =
        new(StringComparer.Ordinal) { [AccountKeys.Management] = management };

    /// <summary>Ids by key, 12 digits. An account that waits for the registration of its unit is not among them.</summary>
    public IReadOnlyDictionary<string, Output<string>> Ids => ids;

    /// <summary>Enters an account.</summary>
    /// <exception cref="ArgumentException">The key is entered already.</exception>
    public void Add(string key, Output<string> id) => ids.Add(key, id);

    /// <summary>Whether the account is known.</summary>
    public bool Has(string key) => ids.ContainsKey(key);

    /// <summary>The provider that works in an account and nowhere else, made when it is first asked for.</summary>
    /// <exception cref="KeyNotFoundException">The account is not known: ask <see cref="Has"/> first.</exception>
    public ProviderResource ProviderOf(string key)
    {
        if (!providers.TryGetValue(key, out var provider))
        {
            providers[key] = provider = AccountProvider.Create(key, ids[key], homeRegion, memberRole);
        }

        return provider;
    }
}

using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.Organizations;
using Pulumi.Aws.ServiceCatalog;

namespace MlFoundation.Catalog;

/// <summary>Lets the accounts that keep portfolios share them with units: without it a share goes to single accounts, by invitation.</summary>
/// <remarks>Source: Service Catalog Administrator Guide, "Sharing a portfolio": only the management account can switch it on, and name who else may share.</remarks>
public sealed class OrganizationSharing : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "catalog-sharing";

    private const string ServicePrincipal = "servicecatalog.amazonaws.com";

    /// <summary>Declares it in the management account.</summary>
    /// <param name="name">Component name; an administrator's resource is <c>{name}-administrator-{account}</c>.</param>
    /// <param name="organization">What the organization stands on: its landing zone lets services in as well, and both at once is refused.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public OrganizationSharing(string name, IReadOnlyList<Resource> organization, AccountDirectory directory, ComponentResourceOptions? options = null)
        : base("mlfoundation:catalog:OrganizationSharing", name, options)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(directory);
        var access = new OrganizationsAccess(
            $"{name}-access", new OrganizationsAccessArgs { Enabled = true },
            // Switching it off takes every shared portfolio from every account at once.
            new CustomResourceOptions { Parent = this, Protect = true, RetainOnDelete = true, DependsOn = [.. organization] });
        Administrators = new[] { AccountKeys.MlSharedServices, AccountKeys.SharedServices }.Where(directory.Has).ToDictionary(
            key => key,
            Resource (key) => new DelegatedAdministrator(
                $"{name}-administrator-{key}",
                new DelegatedAdministratorArgs { AccountId = directory.Ids[key], ServicePrincipal = ServicePrincipal },
                // AWS takes administrators of a service only once it has access to the organization.
                new CustomResourceOptions { Parent = this, DependsOn = access, Protect = true }),
            StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>By account key, what has to be done before that account can share with units. Accounts that are not known yet are not among them.</summary>
    public IReadOnlyDictionary<string, Resource> Administrators { get; }
}

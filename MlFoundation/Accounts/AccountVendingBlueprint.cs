using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.ServiceCatalog;

namespace MlFoundation.Accounts;

/// <summary>Every account of the settings: adopted where its id is known, vended otherwise, a few at a time.</summary>
/// <remarks>
/// The blueprint of a unit's connectivity goes first, as StackSets on the units: an account gets its network by where it sits.
/// Accounts are made after the last unit is registered: Control Tower runs either. They go in lanes, and in a lane one after the other:
/// what exceeds the quota of account operations ends up tainted.
/// </remarks>
public sealed class AccountVendingBlueprint : ComponentResource
{
    /// <summary>Name of the component that sees to all accounts but the hub's.</summary>
    public const string DefaultName = "accounts";

    /// <summary>Name of the component that sees to the account that owns the network.</summary>
    public const string HubName = "hub";

    /// <summary>Declares the accounts in the management account.</summary>
    /// <param name="name">Component name; an account's resource is <c>{name}-account-{key}</c>.</param>
    /// <param name="args">Settings, validated, and the organization.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public AccountVendingBlueprint(string name, AccountVendingArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:accounts:AccountVendingBlueprint", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        BlueprintInstances = Blueprints(name, args);
        IReadOnlyList<Resource> after = [.. args.After, .. BlueprintInstances, .. FactoryAccess(name, args)];
        var lanes = new Resource?[args.Settings.Concurrency];
        AccountFactoryProduct? factory = null;
        foreach (var account in args.Accounts.Where(a => !args.Directory.Has(a.Key)))
        {
            if (account.Id is { } known)
            {
                args.Directory.Add(account.Key, Output.Create(known.ToString()));
            }
            else if (account.Unit is { } unit && !args.Waiting.Contains(unit.ToString()))
            {
                // A unit's accounts share a lane where Control Tower takes one of them at a time.
                var lane = VendingLanes.Of(args.EnrolsByItself ? unit.ToString() : account.Key, lanes.Length);
                var vended = new CustomResourceOptions
                {
                    Parent = this, Protect = account.State != AccountState.Released, RetainOnDelete = account.State != AccountState.Released,
                    DependsOn = lanes[lane] is { } previous ? new List<Resource> { previous } : [.. after],
                };
                factory ??= args.Mode == VendingMode.AccountFactory ? new AccountFactoryProduct(args, this) : null;
                (lanes[lane], var id) = Vend(ResourceName(name, account.Key), account, args.Units[unit.ToString()], vended, factory);
                args.Directory.Add(account.Key, id);
            }
        }

        Resource[] made = [.. lanes.OfType<Resource>()];
        Last = made.Length > 0 ? made : after;
        RegisterOutputs();
    }

    /// <summary>What carries the blueprints into accounts: whatever needs what they bring waits for it.</summary>
    public IReadOnlyList<Resource> BlueprintInstances { get; }

    /// <summary>The last account of each lane, or what accounts wait for where none is made: further ones are made after them.</summary>
    public IReadOnlyList<Resource> Last { get; }

    /// <summary>Name of an account's resource.</summary>
    /// <param name="component">Name of the component that sees to it.</param>
    /// <param name="key">The account's key.</param>
    public static string ResourceName(string component, string key) => $"{component}-account-{key}";

    /// <summary>The StackSets that carry the blueprints; none where there is nowhere for them to go.</summary>
    private IReadOnlyList<Resource> Blueprints(string name, AccountVendingArgs args)
    {
        if (args.Blueprints.Count == 0)
        {
            return [];
        }

        var management = args.Accounts.Single(a => a.Role == AccountRole.Management).Id!;
        var templates = new BlueprintTemplates(
            $"{name}-blueprint", $"mlfoundation-templates-{management}", args.HomeRegion, args.OrganizationId, args.Blueprints.Select(b => b.Template).Distinct(), this);
        return new BlueprintStackSets($"{name}-blueprint", this, templates, new BlueprintStackSetArgs(
            args.Blueprints, args.Parameters, args.HomeRegion, args.Units, NetworkOwner(args), args.After)).Instances;
    }

    /// <summary>Whoever is not in Account Factory's portfolio finds no way to launch it: the deploy role is entered there.</summary>
    private IEnumerable<Resource> FactoryAccess(string name, AccountVendingArgs args)
    {
        if (args.FactoryPortfolioId is { } portfolio)
        {
            yield return new PrincipalPortfolioAssociation(
                $"{name}-account-factory-access",
                new PrincipalPortfolioAssociationArgs
                {
                    PortfolioId = portfolio,
                    PrincipalArn = args.Directory.Ids[AccountKeys.Management].Apply(id => $"arn:aws:iam::{id}:role{FoundationRoles.Path}{FoundationRoles.DeployRole}"),
                    PrincipalType = "IAM",
                    Region = args.HomeRegion.ToString(),
                },
                // Taken out of the settings it stays: nobody could vend, nor change an account, without it.
                new CustomResourceOptions { Parent = this, RetainOnDelete = true, DependsOn = [.. args.After] });
        }
    }

    private static (OuPath Unit, Output<string> Id)? NetworkOwner(AccountVendingArgs args) =>
        args.Directory.Has(AccountKeys.Network) ? (args.Accounts.Single(a => a.Key == AccountKeys.Network).Unit!, args.Directory.Ids[AccountKeys.Network]) : null;

    private static (Resource Resource, Output<string> Id) Vend(
        string name, PlannedAccount account, UnitReference unit, CustomResourceOptions options, AccountFactoryProduct? factory)
    {
        if (factory is null)
        {
            var created = OrganizationAccount.Create(name, account, unit.Id, options);
            return (created, created.Id);
        }

        var product = factory.Create(name, account, unit, options);
        return (product, AccountFactoryProduct.AccountIdOf(product));
    }
}

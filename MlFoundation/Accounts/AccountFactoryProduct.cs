using MlFoundation.Organization;
using Pulumi;
using Pulumi.Aws.ServiceCatalog;
using Pulumi.Aws.ServiceCatalog.Inputs;

namespace MlFoundation.Accounts;

/// <summary>Control Tower's Account Factory: makes accounts as provisioned products.</summary>
/// <remarks>Source: AWS Control Tower User Guide, "Provision accounts in AWS Control Tower by Service Catalog APIs".</remarks>
internal sealed class AccountFactoryProduct
{
    /// <summary>Half an hour is usual; a full queue takes longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(90);

    /// <summary>Positions of all parameters but the unit.</summary>
    private static readonly int[] AtVendingOnly = [0, 1, 3, 4, 5];

    private readonly AccountVendingArgs args;
    private readonly Output<string>? artifactId;

    public AccountFactoryProduct(AccountVendingArgs args, Resource component)
    {
        this.args = args;
        if (args.Settings.ProductId is { } product)
        {
            var found = GetProvisioningArtifacts.Invoke(
                new GetProvisioningArtifactsInvokeArgs { ProductId = product, Region = args.HomeRegion.ToString() }, new InvokeOptions { Parent = component });
            artifactId = found.Apply(f => f.ProvisioningArtifactDetails.First(d => d is { Active: true, Guidance: "DEFAULT" }).Id);
        }
    }

    /// <summary>Declares one account.</summary>
    public ProvisionedProduct Create(string name, PlannedAccount account, UnitReference unit, CustomResourceOptions options)
    {
        options.CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest };
        // A new version of the product comes with each change of the landing zone: following it would update every account at once.
        // Of the parameters Account Factory takes another unit alone; of the rest a change would fail, and leave the product tainted.
        options.IgnoreChanges = ["provisioningArtifactId", .. AtVendingOnly.Select(i => FormattableString.Invariant($"provisioningParameters[{i}].value"))];
        var product = new ProvisionedProductArgs
        {
            Name = account.Key,
            Region = args.HomeRegion.ToString(),
            Tags = ResourceTags.OwnedBy(account.Owner),
            ProvisioningParameters =
            {
                Parameter("AccountName", account.Name),
                Parameter("AccountEmail", account.Email!.ToString()),
                // The one form that names a nested unit too.
                Parameter("ManagedOrganizationalUnit", unit.Id.Apply(id => $"{unit.Name} ({id})")),
                Parameter("SSOUserEmail", (args.Settings.FirstUser.Email ?? account.Email).ToString()),
                Parameter("SSOUserFirstName", args.Settings.FirstUser.FirstName),
                Parameter("SSOUserLastName", args.Settings.FirstUser.LastName),
            },
        };
        if (artifactId is not null)
        {
            (product.ProductId, product.ProvisioningArtifactId) = (args.Settings.ProductId!, artifactId);
        }
        else
        {
            (product.ProductName, product.ProvisioningArtifactName) = (VendingSettings.AccountFactoryName, VendingSettings.AccountFactoryName);
        }

        return new ProvisionedProduct(name, product, options);
    }

    /// <summary>The id of the account that was made.</summary>
    public static Output<string> AccountIdOf(ProvisionedProduct product) => product.Outputs.Apply(outputs => outputs.First(o => o.Key == "AccountId").Value!);

    private static ProvisionedProductProvisioningParameterArgs Parameter(string key, Input<string> value) => new() { Key = key, Value = value };
}

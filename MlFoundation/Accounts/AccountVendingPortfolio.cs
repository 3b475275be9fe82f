using MlFoundation.Documents;
using MlFoundation.Publishing;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Aws.ServiceCatalog;

namespace MlFoundation.Accounts;

/// <summary>
/// The account-vending portfolio in shared services: each blueprint as a product with its versions, shared with the management account, and the
/// role through which Control Tower reads it when somebody vends an account in its console.
/// </summary>
/// <remarks>
/// The StackSets carry the same text: an account has the same network, roles and baseline whichever way it came.
/// Source: AWS Control Tower User Guide, "Set up for customization".
/// </remarks>
public sealed class AccountVendingPortfolio : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "account-vending";

    /// <summary>Key of the portfolio, and of its pipeline.</summary>
    public const string Key = "blueprints";

    /// <summary>Name of the role that Control Tower looks for.</summary>
    public const string RoleName = "AWSControlTowerBlueprintAccess";

    private static readonly string[] ManagedPolicies = ["AWSServiceCatalogAdminFullAccess", "AmazonS3ReadOnlyAccess"];

    /// <summary>Declares portfolio and role in the shared services account, in Control Tower's home region.</summary>
    /// <param name="name">Component name.</param>
    /// <param name="args">Settings, validated, and what organization and accounts yield.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public AccountVendingPortfolio(string name, AccountVendingPortfolioArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:accounts:AccountVendingPortfolio", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        // It works through the role that Control Tower enrols with: a mandatory control lets nobody else make a role of that name.
        var hub = args.Directory.ProviderOf(AccountKeys.SharedServices);
        Access(name, args, hub);

        CatalogProduct[] products = [ProductOf(BlueprintTemplate.Corporate, args.Owner), ProductOf(BlueprintTemplate.Internet, args.Owner)];
        // Encrypted with S3's own keys: Control Tower's role then needs no key, and neither does an account that is made.
        var bucket = ClosedBucket.Create(
            $"{name}-templates", Output.Format($"{FoundationRoles.Prefix}{Key}-{args.Directory.Ids[AccountKeys.SharedServices]}"), args.OrganizationId,
            BucketPolicies.ReadInOrganization, this, hub);
        string[] operators = [.. args.Operators.Select(PrincipalNames.OfPermissionSet)];
        var portfolio = new CatalogPortfolio(
            name,
            new CatalogPortfolioArgs(
                Key, "Account vending", "Network, roles and baseline of new accounts: corporate or not is the one question.", args.Owner, products,
                new TemplateBucket($"{name}-template", bucket, args.HomeRegion, products, this, hub), null, operators, new Dictionary<string, Output<string>>(),
                new Dictionary<string, Output<string>>(), new Dictionary<string, Output<string>> { [AccountKeys.Management] = args.Directory.Ids[AccountKeys.Management] },
                args.HomeRegion, args.ShareAfter),
            this, hub);
        foreach (var pattern in operators)
        {
            // Principals go along with shares to units only: in a single account they are entered there.
            _ = new PrincipalPortfolioAssociation(
                $"{name}-management-{PrincipalNames.KeyOf(pattern)}",
                new() { PortfolioId = portfolio.Id, PrincipalArn = pattern, PrincipalType = "IAM_PATTERN", Region = args.HomeRegion.ToString() },
                new CustomResourceOptions { Parent = this, DependsOn = [.. portfolio.Shares] });
        }

        Published = new PublishedPortfolio(bucket, new Dictionary<string, Output<string>> { [args.HomeRegion.ToString()] = portfolio.Id });
        RegisterOutputs();
    }

    /// <summary>What was made: its pipeline publishes to it.</summary>
    public PublishedPortfolio Published { get; }

    private void Access(string name, AccountVendingPortfolioArgs args, ProviderResource hub)
    {
        var role = new Role(
            $"{name}-role",
            new RoleArgs
            {
                Name = RoleName, Path = "/", Description = "Control Tower reads the account blueprints",
                AssumeRolePolicy = args.Directory.Ids[AccountKeys.Management].Apply(management => TrustOf(management, args.Operators)),
            },
            // IAM trusts only roles that are there, and a hub whose id is known waits for nothing.
            new CustomResourceOptions { Parent = this, Provider = hub, Protect = true, DependsOn = [.. args.TrustAfter] });
        foreach (var policy in ManagedPolicies)
        {
            _ = new RolePolicyAttachment(
                $"{name}-role-{policy}", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" },
                new CustomResourceOptions { Parent = this, Provider = hub });
        }
    }

    // Without a launch role: Control Tower launches it with one of its own.
    private static CatalogProduct ProductOf(BlueprintTemplate template, string owner) => new(
        Key, template.Name, $"Account blueprint: {template.Name}",
        template == BlueprintTemplate.Corporate
            ? "A private network attached to the corporate one, standard roles, account baseline."
            : "A network with direct internet access, attached to nothing, standard roles, account baseline.",
        owner, null, new ProductSupport($"Ask {owner}.", null, null), new Dictionary<string, string>(), BlueprintVersions.Of(template));

    private static string TrustOf(string management, IReadOnlyList<string> operators)
    {
        string[] who =
        [
            $"arn:aws:iam::{management}:role/service-role/AWSControlTowerAdmin",
            .. operators.Select(o => $"arn:aws:iam::{management}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_{o}_*"),
        ];
        return EmbeddedDocuments.Read("Accounts/TrustPolicies/blueprint-access.json")
            .Replace("{{management}}", management, StringComparison.Ordinal)
            .Replace("{{operators}}", string.Join("\", \"", who), StringComparison.Ordinal);
    }
}

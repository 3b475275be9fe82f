using MlFoundation.Accounts;
using MlFoundation.Primitives;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>Fills in who sees which portfolio.</summary>
internal static class CatalogPlan
{
    private static readonly string[] Everyone =
    [
        PermissionSetNames.AdministratorAccess, PermissionSetNames.DataEngineering, PermissionSetNames.DataScientist,
        PermissionSetNames.MlEngineering, PermissionSetNames.PowerUserAccess,
    ];

    private static readonly string[] Builders = [PermissionSetNames.AdministratorAccess, PermissionSetNames.DataScientist, PermissionSetNames.MlEngineering];
    private static readonly string[] Deployers = [PermissionSetNames.AdministratorAccess, PermissionSetNames.MlEngineering];

    /// <summary>Execution role from which SageMaker Studio makes projects: the only persona that the blueprints let do so.</summary>
    private const string ProjectMaker = FoundationRoles.Prefix + "sagemaker-ml-engineer";

    /// <summary>The portfolios of ML shared services, in the order of a model's life; none without that account.</summary>
    public static IReadOnlyList<PlannedPortfolio> Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Accounts.MlSharedServices is null)
        {
            return [];
        }

        var catalog = settings.Catalog;
        var ofTeams = UnitsOfTeams(settings);
        var federated = catalog.ModelDeployment.Mode == DeploymentMode.Federated;
        return
        [
            Planned(
                PortfolioKeys.Analytics, "analytics", "Analytics self-service", "Approved workplaces and stores for data: SageMaker domain, Redshift, data lake, feature store, Athena.",
                catalog.Analytics, Everyone, [], ofTeams, []),
            Planned(
                PortfolioKeys.ModelBuilding, "modelBuilding", "Model building", "SageMaker project templates that build, train, evaluate and register models.",
                catalog.ModelBuilding, Builders, [ProjectMaker], ofTeams, []),
            Planned(
                PortfolioKeys.ModelDeployment, "modelDeployment", "Model deployment", "SageMaker project templates that put registered models into service and watch them.",
                catalog.ModelDeployment, Deployers, [ProjectMaker], federated ? ofTeams : [],
                settings.Accounts.CentralDeployments is null ? [] : [AccountKeys.CentralDeployments]),
        ];
    }

    /// <summary>Regions in which the products are offered, the home region first.</summary>
    public static IReadOnlyList<AwsRegion> RegionsOf(FoundationSettings settings)
    {
        var home = settings.Organization.HomeRegion;
        return [home, .. settings.Catalog.Regions.Where(r => r != home).OrderBy(r => r.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The topmost units above the teams' accounts.</summary>
    public static IReadOnlyList<OuPath> UnitsOfTeams(FoundationSettings settings) =>
    [
        .. AccountPlan.Of(settings).Where(a => a is { Role: AccountRole.Team, Unit: not null })
            .Select(a => a.Unit!.ToString().Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(OuPath.Parse),
    ];

    /// <summary>Keys of the accounts in which teams make SageMaker projects: their development accounts.</summary>
    public static IReadOnlyList<string> ProjectAccounts(FoundationSettings settings) => !settings.Catalog.SageMakerProjects || settings.Accounts.MlSharedServices is null
        ? []
        : [.. settings.Teams.Where(t => t.Value.Stages.Dev is not null).Select(t => $"{t.Key}-dev").Order(StringComparer.Ordinal)];

    private static PlannedPortfolio Planned(
        string key, string setting, string name, string description, PortfolioSettings given, string[] permissionSets, string[] roles, IReadOnlyList<OuPath> units, string[] accounts) => new(
        key, $"catalog.{setting}", name, description,
        [
            .. (given.PermissionSets ?? permissionSets).Order(StringComparer.Ordinal).Select(PrincipalNames.OfPermissionSet),
            .. roles.Select(PrincipalNames.OfFoundationRole),
        ],
        given is DeploymentPortfolioSettings { Mode: DeploymentMode.Central } ? [] : given.Units ?? units, accounts, given.Repository);
}

using MlFoundation.Primitives;

namespace MlFoundation.Identity;

/// <summary>The usual permission sets, least privilege by persona.</summary>
/// <remarks>
/// In Control Tower <c>AWSControlTowerAdmins</c> and <c>AWSSecurityAuditors</c> are groups; here they name sets with the content that such
/// groups need. Control Tower's own sets (<c>AWSAdministratorAccess</c> and others) are never made again.
/// </remarks>
internal static class PermissionSetCatalog
{
    public const string ControlTowerAdmins = "AWSControlTowerAdmins";
    public const string SecurityAuditors = "AWSSecurityAuditors";
    public const string NetworkAdministrator = "NetworkAdministrator";
    public const string PowerUser = "PowerUserAccess";
    public const string Administrator = "AdministratorAccess";
    public const string DataScientist = "DataScientist";
    public const string DataScientistReadOnly = "DataScientistReadOnly";
    public const string MlEngineering = "MLEngineering";
    public const string DataEngineering = "DataEngineering";
    public const string SandboxUser = "SandboxUser";
    public const string BreakGlass = "BreakGlassAdministrator";

    private const string AdministratorPolicy = "AdministratorAccess";

    /// <summary>The usual sets by name, where people land in the home region.</summary>
    public static IReadOnlyDictionary<string, PlannedPermissionSet> Of(AwsRegion homeRegion) => new PlannedPermissionSet[]
    {
        new(ControlTowerAdmins, "Administers the landing zone from the management account.", 4, [AdministratorPolicy], null, null, false, true),
        new(SecurityAuditors, "Reads configuration and security findings, and changes nothing.", 8, ["SecurityAudit", "job-function/ViewOnlyAccess"], null, null, false, false),
        new(NetworkAdministrator, "Runs transit gateways, inspection, endpoints and the links to the corporate network.", 8,
            ["AWSResourceAccessManagerReadOnlyAccess", "job-function/NetworkAdministrator"], "network-administrator", null, false, false),
        new(PowerUser, "Works with every service but identities and the organization.", 8, ["PowerUserAccess"], null, null, false, false),
        new(Administrator, "Administers one team's account within the organization's guardrails.", 8, [AdministratorPolicy], null, null, false, true),
        new(DataScientist, "Explores data and builds models in the team's SageMaker domain.", 8,
            ["AmazonSageMakerFullAccess", "AWSServiceCatalogEndUserFullAccess", "CloudWatchReadOnlyAccess"], "data-scientist", StudioOf(homeRegion), true, false),
        new(DataScientistReadOnly, "Looks at data, models and metrics, and changes nothing.", 8,
            ["AmazonSageMakerReadOnly", "CloudWatchReadOnlyAccess", "job-function/ViewOnlyAccess"], null, StudioOf(homeRegion), false, false),
        new(MlEngineering, "Builds the pipelines that train, register and deploy the team's models.", 8,
            ["AWSCodePipeline_FullAccess", "AWSServiceCatalogEndUserFullAccess", "AmazonSageMakerFullAccess", "CloudWatchReadOnlyAccess"], "ml-engineering", null, true, false),
        new(DataEngineering, "Builds the team's data pipelines and grants access to its tables.", 8,
            ["AWSGlueConsoleFullAccess", "AWSLakeFormationDataAdmin", "AWSStepFunctionsFullAccess", "AmazonAthenaFullAccess"], "data-engineering", null, true, false),
        new(SandboxUser, "Tries things out with synthetic data.", 8, ["PowerUserAccess"], "sandbox-user", null, false, false),
        new(BreakGlass, "Last resort. Every use is reported.", 1, [AdministratorPolicy], null, null, false, true),
    }.ToDictionary(s => s.Name, StringComparer.Ordinal);

    private static string StudioOf(AwsRegion region) => $"https://{region}.console.aws.amazon.com/sagemaker/home?region={region}#/studio-landing";
}

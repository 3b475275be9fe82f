namespace MlFoundation.Catalog;

/// <summary>Permission sets whose users find products in their accounts.</summary>
internal static class PermissionSetNames
{
    public const string AdministratorAccess = "AdministratorAccess";
    public const string DataEngineering = "DataEngineering";
    public const string DataScientist = "DataScientist";
    public const string MlEngineering = "MLEngineering";
    public const string PowerUserAccess = "PowerUserAccess";
}

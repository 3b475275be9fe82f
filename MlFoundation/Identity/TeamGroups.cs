namespace MlFoundation.Identity;

/// <summary>A kind of group that every team has.</summary>
/// <param name="Class">Kind of people.</param>
/// <param name="Key">Part of the group's key.</param>
/// <param name="Name">Part of the group's name.</param>
/// <param name="PermissionSet">What it may do where the settings say nothing.</param>
/// <param name="Access">Where the settings say it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Reason">Why it has access to the team's accounts.</param>
internal sealed record TeamGroup(
    PersonClass Class, string Key, string Name, string PermissionSet, Func<TeamAccessSettings, StageAccessSettings> Access, string Description, string Reason);

/// <summary>The kinds of groups that every team has.</summary>
internal static class TeamGroups
{
    public static IReadOnlyList<TeamGroup> All { get; } =
    [
        new(PersonClass.TeamLead, "team-lead", "TeamLead", PermissionSetCatalog.Administrator, a => a.TeamLead,
            "Administers the team's accounts.", "The team answers for its accounts, and its leads administer them."),
        new(PersonClass.DataScientists, "data-scientists", "DataScientists", PermissionSetCatalog.DataScientist, a => a.DataScientists,
            "Works in the team's SageMaker domain.", "Data scientists build the team's models in its accounts."),
        new(PersonClass.MlEngineers, "ml-engineers", "MLEngineers", PermissionSetCatalog.MlEngineering, a => a.MlEngineers,
            "Builds and runs the team's model pipelines.", "ML engineers bring the team's models through its accounts."),
        new(PersonClass.DataEngineers, "data-engineers", "DataEngineers", PermissionSetCatalog.DataEngineering, a => a.DataEngineers,
            "Builds and runs the team's data pipelines.", "Data engineers bring the team's data into its accounts."),
    ];

    /// <summary>The set that the settings name for a stage, or null.</summary>
    public static string? In(this StageAccessSettings access, string stage) => stage switch
    {
        "dev" => access.Dev,
        "test" => access.Test,
        _ => access.Prod,
    };
}

using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>Classes of people, as a reader calls them.</summary>
internal static class PersonClass
{
    /// <summary>Name of a group's class: a platform group's own, or what each team or sandbox has of it.</summary>
    public static string Of(ModelGroup group) => group.Class is "platform" or "breakGlass" ? group.Name : Of(group.Class);

    /// <summary>Name of a class by its key; any other text as it is.</summary>
    public static string Of(string kind) => kind switch
    {
        "teamLead" => "Team leads",
        "dataScientists" => "Data scientists",
        "mlEngineers" => "ML engineers",
        "dataEngineers" => "Data engineers",
        "sandboxUsers" => "Sandbox users",
        _ => kind,
    };
}

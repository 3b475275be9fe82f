namespace MlFoundation.Organization;

/// <summary>The units of an organization that names none: the five of AWS's recommendation, with two below Workloads by connectivity.</summary>
/// <remarks>Source: AWS whitepaper "Organizing Your AWS Environment Using Multiple Accounts", "Recommended OUs and accounts".</remarks>
internal static class RecommendedUnits
{
    public static IReadOnlyDictionary<string, UnitSettings> All { get; } = new Dictionary<string, UnitSettings>
    {
        ["security"] = new(),
        ["infrastructure"] = new() { Connectivity = Connectivity.Corporate },
        ["workloads"] = new()
        {
            Units = new Dictionary<string, UnitSettings>
            {
                ["development"] = new() { Connectivity = Connectivity.Internet },
                ["production"] = new() { Connectivity = Connectivity.Corporate },
            },
        },
        ["deployments"] = new(),
        ["sandbox"] = new() { Connectivity = Connectivity.Internet, Policies = ["sandbox-boundary"] },
    };
}

namespace MlFoundation.Organization;

/// <summary>The units of an organization that names none: the five of AWS's recommendation, with two below Workloads by connectivity.</summary>
/// <remarks>Source: AWS whitepaper "Organizing Your AWS Environment Using Multiple Accounts", "Recommended OUs and accounts".</remarks>
internal static class RecommendedUnits
{
    public static IReadOnlyDictionary<string, UnitSettings> All { get; } = new Dictionary<string, UnitSettings>
    {
        ["security"] = new(),
        ["infrastructure"] = new() { Connectivity = Connectivity.Corporate, Policies = ["corporate-boundary"] },
        ["workloads"] = new()
        {
            Units = new Dictionary<string, UnitSettings>
            {
                ["development"] = new() { Connectivity = Connectivity.Internet, Policies = ["sagemaker-boundary"] },
                ["production"] = new() { Connectivity = Connectivity.Corporate, Policies = ["corporate-boundary", "sagemaker-boundary"] },
            },
        },
        ["deployments"] = new(),
        ["sandbox"] = new() { Connectivity = Connectivity.Internet, Policies = ["instances-sandbox", "sandbox-boundary"] },
    };
}

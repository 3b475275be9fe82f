using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>Units of the teams' accounts, by stage.</summary>
public sealed record TeamUnitsSettings
{
    /// <summary>Default: <c>workloads/development</c>.</summary>
    public OuPath Dev { get; init; } = OuPath.Parse("workloads/development");

    /// <summary>Default: <c>workloads/production</c>, where the data is.</summary>
    public OuPath Test { get; init; } = OuPath.Parse("workloads/production");

    /// <summary>Default: <c>workloads/production</c>.</summary>
    public OuPath Prod { get; init; } = OuPath.Parse("workloads/production");
}

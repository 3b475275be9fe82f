using MlFoundation.Configuration;

namespace MlFoundation.Lifecycle;

/// <summary>Stack-file section <c>lifecycle</c>: what models and data have in common across accounts. Each part is on where the accounts it needs are there.</summary>
public sealed record LifecycleSettings
{
    /// <summary>Metrics, logs and traces of all accounts in one.</summary>
    public ObservabilitySettings Observability { get; init; } = new();

    /// <summary>What happens to versions of models in all accounts, in ML shared services.</summary>
    public ModelRegistrySettings ModelRegistry { get; init; } = new();

    /// <summary>Access that data governance has to the data lakes, and what happens in their catalogs.</summary>
    public DataGovernanceSettings DataGovernance { get; init; } = new();
}

/// <summary>Stack-file section <c>lifecycle.observability</c>.</summary>
public sealed record ObservabilitySettings
{
    /// <summary>Whether accounts share what they record. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Account that sees it all. Default: securityTooling.</summary>
    public MonitoringAccount Account { get; init; } = MonitoringAccount.SecurityTooling;

    /// <summary>What is shared. Default: metrics, logs and traces. Log groups stay where they are and cost nothing more to look into.</summary>
    [Distinct]
    public IReadOnlyList<Telemetry> Share { get; init; } = [Telemetry.Logs, Telemetry.Metrics, Telemetry.Traces];
}

/// <summary>An account that can see the others' metrics, logs and traces.</summary>
public enum MonitoringAccount
{
    /// <summary>Who watches the accounts' security.</summary>
    SecurityTooling,

    /// <summary>Who runs what all share.</summary>
    SharedServices,

    /// <summary>Who runs the machine-learning platform.</summary>
    MlSharedServices,
}

/// <summary>What accounts record.</summary>
public enum Telemetry
{
    /// <summary>Log groups of CloudWatch Logs.</summary>
    Logs,

    /// <summary>Metrics of CloudWatch.</summary>
    Metrics,

    /// <summary>Traces of X-Ray.</summary>
    Traces,
}

/// <summary>Stack-file section <c>lifecycle.modelRegistry</c>.</summary>
public sealed record ModelRegistrySettings
{
    /// <summary>Whether accounts of teams tell ML shared services of registered, approved and rejected versions. Default: true.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>Stack-file section <c>lifecycle.dataGovernance</c>.</summary>
public sealed record DataGovernanceSettings
{
    /// <summary>Whether data governance administers Lake Formation in the units of the data lakes, and hears of their catalogs. Default: true.</summary>
    public bool Enabled { get; init; } = true;
}

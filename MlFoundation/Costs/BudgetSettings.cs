using MlFoundation.Configuration;

namespace MlFoundation.Costs;

/// <summary>A monthly ceiling of costs, as an amount alone (<c>budget: 5000</c>) or with who is told.</summary>
[Shorthand(nameof(Monthly))]
public sealed record BudgetSettings
{
    /// <summary>US dollars a month.</summary>
    /// <remarks>Source: AWS Cost Management User Guide, "Creating a cost budget". Range: ours.</remarks>
    [Range(1, 10_000_000, "US dollars")]
    public required int Monthly { get; init; }

    /// <summary>E-mail addresses that alerts go to, at most ten. Default: <c>costs.alerts</c>, else the addresses of the accounts.</summary>
    /// <remarks>Source: AWS Billing and Cost Management API Reference, "CreateNotification".</remarks>
    [Distinct]
    public IReadOnlyList<Primitives.EmailAddress> Alerts { get; init; } = [];
}

using System.Collections.ObjectModel;
using MlFoundation.Accounts;
using MlFoundation.Catalog;
using MlFoundation.Configuration;
using MlFoundation.Identity;
using MlFoundation.Costs;
using MlFoundation.Lifecycle;
using MlFoundation.Network;
using MlFoundation.Organization;
using MlFoundation.Security;

namespace MlFoundation;

/// <summary>The stack file: one property a section.</summary>
public sealed record FoundationSettings : IValidated
{
    /// <summary>The organization: home, Control Tower, units, guardrails.</summary>
    public required OrganizationSettings Organization { get; init; }

    /// <summary>The accounts that all teams share, by role; data lakes by business domain; sandboxes by person or team.</summary>
    public required AccountsSettings Accounts { get; init; }

    /// <summary>What the accounts' networks are made of.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The portfolios of approved products, and who finds them in their accounts.</summary>
    public CatalogSettings Catalog { get; init; } = new();

    /// <summary>What watches the accounts, where logs go, and who hears of findings.</summary>
    public SecuritySettings Security { get; init; } = new();

    /// <summary>The teams that build on the foundation, by key. All that a team has follows from its entry.</summary>
    public IReadOnlyDictionary<string, TeamSettings> Teams { get; init; } = ReadOnlyDictionary<string, TeamSettings>.Empty;

    /// <summary>Costs by team and stage: budgets, alerts, anomalies.</summary>
    public CostsSettings Costs { get; init; } = new();

    /// <summary>What models and data have in common across accounts.</summary>
    public LifecycleSettings Lifecycle { get; init; } = new();

    /// <summary>What may be lost, and why.</summary>
    public SafetySettings Safety { get; init; } = new();

    /// <summary>Who may do what in which account, and why.</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
    [
        .. AccountChecks.Of(this),
        .. ClosingChecks.Of(this),
        .. LandingZoneChecks.Of(this),
        .. GuardrailChecks.Of(Organization),
        .. CostChecks.Of(this),
        .. SecurityChecks.Of(this),
        .. IdentityChecks.Of(this),
        .. SegmentChecks.Of(this),
        .. CatalogChecks.Of(this),
        .. LifecycleChecks.Of(this),
    ];
}

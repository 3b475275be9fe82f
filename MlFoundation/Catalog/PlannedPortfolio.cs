using MlFoundation.Primitives;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>A portfolio with everything filled in.</summary>
/// <param name="Key">One of <see cref="PortfolioKeys"/>.</param>
/// <param name="SettingsPath">Where it stands in the settings, such as <c>catalog.analytics</c>.</param>
/// <param name="Name">Name in Service Catalog.</param>
/// <param name="Description">What its users find there.</param>
/// <param name="Principals">Patterns of those who may use it.</param>
/// <param name="Units">Units that see it; references that are not there stay as they are.</param>
/// <param name="Accounts">Keys of single accounts that see it.</param>
/// <param name="Repository">Repository of its products; null where it has none.</param>
public sealed record PlannedPortfolio(
    string Key,
    string SettingsPath,
    string Name,
    string Description,
    IReadOnlyList<string> Principals,
    IReadOnlyList<OuPath> Units,
    IReadOnlyList<string> Accounts,
    RepositorySettings? Repository);

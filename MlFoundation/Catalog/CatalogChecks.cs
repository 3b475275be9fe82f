using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>What holds between the portfolios, the units and the accounts.</summary>
internal static class CatalogChecks
{
    /// <summary>Every problem of the catalog.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var units = UnitPlan.Of(settings.Organization).Select(u => u.Path.ToString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Portfolios(settings, units),
            .. Regions(settings),
            .. Central(settings),
            .. Repositories(settings),
        ];
    }

    private static IEnumerable<Problem> Portfolios(FoundationSettings settings, HashSet<string> units)
    {
        foreach (var portfolio in CatalogPlan.Of(settings))
        {
            for (var i = 0; i < portfolio.Units.Count; i++)
            {
                var unit = portfolio.Units[i].ToString();
                if (!units.Contains(unit) && Given(settings, portfolio.Key).Units is not null)
                {
                    yield return new Problem(FormattableString.Invariant($"{portfolio.SettingsPath}.units[{i}]"), unit, "a unit of organization.units", Suggestion.For(unit, units, "units"));
                }
            }

            if (portfolio.Principals.Count > CatalogPortfolio.MostPatterns)
            {
                var most = CatalogPortfolio.MostPatterns - portfolio.Principals.Count(p => PrincipalNames.RoleOf(p) is not null);
                yield return new Problem(
                    $"{portfolio.SettingsPath}.permissionSets", new Literal(FormattableString.Invariant($"{Given(settings, portfolio.Key).PermissionSets!.Count} names")),
                    FormattableString.Invariant($"at most {most}"), "Service Catalog takes ten principals by pattern for a portfolio.");
            }
        }
    }

    private static IEnumerable<Problem> Regions(FoundationSettings settings)
    {
        var governed = settings.Organization.Regions.Select(r => r.ToString()).ToArray();
        for (var i = 0; i < settings.Catalog.Regions.Count; i++)
        {
            var region = settings.Catalog.Regions[i].ToString();
            if (!governed.Contains(region))
            {
                yield return new Problem(FormattableString.Invariant($"catalog.regions[{i}]"), region, "a governed region", Suggestion.For(region, governed, "governed regions"));
            }
        }
    }

    private static IEnumerable<Problem> Central(FoundationSettings settings)
    {
        if (settings.Catalog.ModelDeployment.Mode != DeploymentMode.Central)
        {
            yield break;
        }

        if (settings.Accounts.CentralDeployments is null)
        {
            yield return new Problem(
                "catalog.modelDeployment.mode", DeploymentMode.Central, "federated without a central deployments account", "Add accounts.centralDeployments, or let the teams deploy.");
        }

        if (settings.Catalog.ModelDeployment.Units is { Count: > 0 } units)
        {
            yield return new Problem("catalog.modelDeployment.units[0]", units[0], "no units with mode central", "The portfolio is kept apart there: remove the units, or let the teams deploy.");
        }
    }

    private static IEnumerable<Problem> Repositories(FoundationSettings settings)
    {
        var catalog = settings.Catalog;
        RepositoryOf[] all =
        [
            new("accounts.blueprints.repository", settings.Accounts.Blueprints.Repository),
            new("catalog.analytics.repository", catalog.Analytics.Repository),
            new("catalog.modelBuilding.repository", catalog.ModelBuilding.Repository), new("catalog.modelDeployment.repository", catalog.ModelDeployment.Repository),
        ];
        foreach (var same in all.Where(r => r.Repository is not null).GroupBy(r => new { r.Repository!.Provider, Name = r.Repository.Name.ToUpperInvariant() }))
        {
            foreach (var twin in same.Skip(1))
            {
                yield return new Problem(
                    $"{twin.At}.name", twin.Repository!.Name, $"a repository of its own; {same.First().At} has it", "Portfolios share nothing: who maintains one must not be able to change another.");
            }
        }

        foreach (var (at, repository) in all)
        {
            if (repository is { Provider: RepositoryProvider.GitHubEnterpriseServer or RepositoryProvider.GitLabSelfManaged, HostArn: null })
            {
                yield return new Problem($"{at}.hostArn", null, "the ARN of the host", "A provider that the company runs itself is reached through a host: aws codeconnections create-host.");
            }
        }
    }

    private static PortfolioSettings Given(FoundationSettings settings, string portfolio) => portfolio switch
    {
        PortfolioKeys.Analytics => settings.Catalog.Analytics,
        PortfolioKeys.ModelBuilding => settings.Catalog.ModelBuilding,
        _ => settings.Catalog.ModelDeployment,
    };

    /// <summary>A repository, and where the settings have it.</summary>
    private sealed record RepositoryOf(string At, RepositorySettings? Repository);
}

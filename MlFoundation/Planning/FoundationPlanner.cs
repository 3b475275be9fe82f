using MlFoundation.Accounts;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Organization;
using MlFoundation.Planning.Estimate;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning;

/// <summary>Plans a whole stack: its resources, its organization, and what the proofs find.</summary>
public static class FoundationPlanner
{
    /// <summary>Plans validated settings.</summary>
    /// <param name="stack">Stack name.</param>
    /// <param name="loaded">The settings, with their places.</param>
    public static async Task<Plan> PlanAsync(string stack, LoadedSettings<FoundationSettings> loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var plan = await PlanRunner.RunAsync(stack, new StackLookups(loaded.Settings), options => new MlFoundationStack(loaded.Settings, options)).ConfigureAwait(false);
        plan = plan with { Foundation = ModelOf(loaded.Settings) with { OrganizationId = OrganizationIdOf(plan, loaded.Settings) } };
        var input = new ProofInput(plan);
        return plan with
        {
            Findings = AllProofs.InOrder(AllProofs.Run(input).Concat(SettingsFindings.Of(loaded))),
            Reachability = input.Reachability,
            Covered = (plan.Resources, input.Coverage),
            Estimated = new(() => PlanEstimate.Of(input)),
        };
    }

    private static FoundationModel ModelOf(FoundationSettings settings) => new(
        [.. UnitPlan.Of(settings.Organization).Select(u => new ModelUnit(u.Path.ToString(), u.Name, u.Owner, u.Existing, Text(u.Connectivity)))],
        [.. AccountPlan.Of(settings).Select(a => new ModelAccount(
            a.Name, Text(a.Role) + (a.AlsoDevOps ? "+devOps" : ""), a.Owner, a.Unit?.ToString(), a.Id?.ToString(), Text(a.Connectivity))
        {
            Key = a.Key, Email = a.Email?.ToString(), State = Text(a.State), Serves = a.Serves, Team = a.Team,
        })],
        settings.Accounts.Vending.Concurrency,
        NetworkModel.Of(settings))
    {
        Access = AccessModel.Of(settings),
        Security = SecurityModel.Of(settings),
        Acknowledged = settings.Safety.Acknowledge,
    };

    private static string OrganizationIdOf(Plan plan, FoundationSettings settings) =>
        plan.Resources.FirstOrDefault(r => r.Type == "aws:organizations/organization:Organization") is { } adopted
            ? SymbolicOutputs.Symbol(adopted.Name, "id") : new StackLookups(settings).OrganizationId;

    private static string Text(Enum value) => RecordProperties.KeyOf(value.ToString());
}

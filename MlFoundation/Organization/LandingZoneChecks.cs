using MlFoundation.Accounts;
using MlFoundation.Configuration;

namespace MlFoundation.Organization;

/// <summary>What a landing zone asks of the two accounts it stands on, and of their units.</summary>
internal static class LandingZoneChecks
{
    /// <summary>Every problem of the landing zone.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var units = UnitPlan.Of(settings.Organization).ToDictionary(u => u.Path.ToString());
        var accounts = AccountPlan.Of(settings);
        var (log, tooling) = (accounts.First(a => a.Role == AccountRole.LogArchive), accounts.First(a => a.Role == AccountRole.SecurityTooling));
        if (!units.TryGetValue(log.Unit!.ToString(), out var security) || !units.ContainsKey(tooling.Unit!.ToString()))
        {
            yield break;
        }

        if (log.Unit != tooling.Unit || security.Path.Depth != 1)
        {
            yield return new Problem(
                $"{tooling.SettingsPath}.unit", tooling.Unit, $"one unit directly under the root for it and the log archive, which is in {log.Unit}",
                "Control Tower wants both accounts in the Security unit.");
            yield break;
        }

        var zone = settings.Organization.ControlTower;
        if (zone.LandingZone == LandingZoneMode.None)
        {
            yield break;
        }

        if (security.Controls.Count > 0 && zone.Version == "3.3")
        {
            yield return new Problem($"{security.SettingsPath}.controls", null, "no controls on the Security unit", "Control Tower refuses them on an unregistered unit up to landing zone 3.3; a policy does the same.");
        }

        foreach (var account in new[] { log, tooling }.Where(a => a.Id is null && zone.LandingZone == LandingZoneMode.Existing))
        {
            yield return new Problem($"{account.SettingsPath}.id", null, "the id of the account", "The existing landing zone stands on it: look it up in Control Tower's console.");
        }

        foreach (var unit in units.Values.Where(u => u.Register == true && u.Path.IsIn(security.Path)))
        {
            yield return new Problem($"{unit.SettingsPath}.register", true, "false", "Control Tower refuses to register the Security unit.");
        }

        if (zone is { LandingZone: LandingZoneMode.Managed, Version: "3.3" })
        {
            var sandbox = units.GetValueOrDefault(settings.Accounts.SandboxUnit.ToString());
            foreach (var made in new[] { security, sandbox }.OfType<PlannedUnit>().Where(u => !u.Existing))
            {
                yield return new Problem($"{made.SettingsPath}.existing", false, "true", "Landing zone 3.3 makes the Security and the Sandbox unit itself; from 4.0 on it makes none.");
            }
        }
    }
}

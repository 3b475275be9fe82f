using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.ControlTower.Inputs;

namespace MlFoundation.Organization;

/// <summary>Control Tower's controls on units, in a chain per unit: enabled side by side they are throttled.</summary>
internal static class UnitControls
{
    /// <summary>A control reaches every account below its unit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    public static void Create(OrganizationScope scope, UnitResources units, LandingZoneSetup landingZone, UnitRegistrations registrations)
    {
        // A detective control on a unit that waits for its registration is refused: it waits as well.
        var waiting = RegistrationPlan.Waiting(scope.Args);
        foreach (var unit in scope.Args.Units.Where(u => !waiting.Contains(u)))
        {
            var path = unit.Path.ToString();
            var previous = registrations.ByPath.GetValueOrDefault(path) ?? registrations.Last ?? landingZone.Resource;
            foreach (var control in unit.Controls)
            {
                var options = scope.Plain(previous);
                options.CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest };
                var args = new ControlTowerControlArgs
                {
                    ControlIdentifier = control.Arn,
                    TargetIdentifier = units.ByPath[path].Arn,
                    Region = scope.Args.Settings.HomeRegion.ToString(),
                };
                foreach (var (key, values) in control.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    args.Parameters.Add(new ControlTowerControlParameterArgs { Key = key, Value = JsonText.Of(values) });
                }

                previous = new ControlTowerControl(scope.Names.Control(path, control.Name), args, options);
            }
        }
    }
}

using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.ControlTower.Inputs;

namespace MlFoundation.Organization;

/// <summary>Control Tower's controls on units, in a chain per unit: enabled side by side they are throttled.</summary>
/// <remarks>
/// They begin after the last registration: Control Tower runs one operation at a time, and of controls as many as its quota allows.
/// Source: AWS Control Tower User Guide, "Limitations and quotas".
/// </remarks>
internal static class UnitControls
{
    /// <summary>A control reaches every account below its unit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>Chains at a time: of a hundred operations on controls, Control Tower takes twenty with proactive ones.</summary>
    internal const int AtOnce = 20;

    public static void Create(OrganizationScope scope, UnitResources units, UnitRegistrations registrations)
    {
        // A detective control on a unit that waits for its registration is refused: it waits as well.
        var waiting = RegistrationPlan.Waiting(scope.Args);
        var ends = new Queue<Resource>();
        foreach (var unit in scope.Args.Units.Where(u => u.Controls.Any() && !waiting.Contains(u)))
        {
            var path = unit.Path.ToString();
            var previous = ends.Count < AtOnce ? registrations.Last : ends.Dequeue();
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

            ends.Enqueue(previous!);
        }
    }
}

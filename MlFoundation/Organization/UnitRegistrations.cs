using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.ControlTower.Inputs;

namespace MlFoundation.Organization;

/// <summary>Registration of the created units with Control Tower: one at a time, parents first, never the Security unit.</summary>
/// <remarks>
/// Control Tower runs one operation on a unit at a time and refuses others. It has registered the units that exist already.
/// Source: AWS Control Tower User Guide, "Quotas" and "Types of baselines".
/// </remarks>
internal sealed class UnitRegistrations
{
    /// <summary>A registration enrols every account below; Control Tower gives no shorter promise.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(90);

    private readonly Dictionary<string, Resource> byPath = new(StringComparer.Ordinal);

    public UnitRegistrations(OrganizationScope scope, UnitResources units, LandingZoneSetup landingZone)
    {
        var settings = scope.Args.Settings.ControlTower;
        Resource? previous = landingZone.Resource;
        foreach (var unit in RegistrationPlan.Of(scope.Args))
        {
            var options = scope.Retained(previous);
            options.CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest };
            var path = unit.Path.ToString();
            var args = new BaselineArgs
            {
                BaselineIdentifier = ControlTowerBaselines.RegistrationArn(scope.Args.Settings.HomeRegion),
                BaselineVersion = ControlTowerBaselines.VersionFor(settings.Version),
                TargetIdentifier = units.ByPath[path].Arn,
                Region = scope.Args.Settings.HomeRegion.ToString(),
            };
            if (settings is { AccessManagement: true, IdentityCenterBaselineArn: { } arn })
            {
                args.Parameters = new BaselineParametersArgs { Key = ControlTowerBaselines.IdentityCenterParameter, Value = arn };
            }

            previous = byPath[path] = new Baseline(scope.Names.Registration(path), args, options);
        }

        Last = previous;
    }

    /// <summary>Registrations by unit path.</summary>
    public IReadOnlyDictionary<string, Resource> ByPath => byPath;

    /// <summary>The end of the chain: what must come after all registrations waits for it. Null where there is no landing zone of ours and no registration.</summary>
    public Resource? Last { get; }
}

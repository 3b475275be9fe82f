using MlFoundation.Organization;

namespace MlFoundation.Planning.Proofs;

/// <summary>No target carries more policies of a type than AWS Organizations attaches.</summary>
public static class PolicyCounts
{
    private const string PolicyType = "aws:organizations/policy:Policy";
    private const string AttachmentType = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string UnitType = "aws:organizations/organizationalUnit:OrganizationalUnit";
    private const string LandingZoneType = "aws-native:controltower:LandingZone";
    private const string ControlType = "aws:controltower/controlTowerControl:ControlTowerControl";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORG-001",
        "Every root and unit has room for its policies, with those that AWS and Control Tower attach themselves.",
        new Uri("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html"),
        Find);

    /// <summary>Policies directly attached to one target, by type: the quota, and how many of it are taken already.</summary>
    /// <remarks>
    /// Service control policies: 10, of which FullAWSAccess takes one and on units Control Tower up to two. Resource control policies: 5,
    /// of which RCPFullAWSAccess takes one. Control Tower's page "Limitations and quotas" still says 5 service control policies a unit: a
    /// note above that. It says nothing of the root, which is no unit.
    /// </remarks>
    private static readonly Dictionary<string, (int Quota, int Taken)> Quotas = new(StringComparer.Ordinal)
    {
        ["SERVICE_CONTROL_POLICY"] = (10, 1),
        ["RESOURCE_CONTROL_POLICY"] = (5, 1),
        ["DECLARATIVE_POLICY_EC2"] = (10, 0),
        ["TAG_POLICY"] = (10, 0),
        ["BACKUP_POLICY"] = (10, 0),
        ["AISERVICES_OPT_OUT_POLICY"] = (5, 0),
    };

    private const int ControlTowersFigure = 5;

    /// <summary>Control Tower's own service control policies on a unit, at most: its preventive controls there share them. It attaches none to the root.</summary>
    private const int ControlTowersOnUnit = 2;

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var typeOfPolicy = input.All(PolicyType).ToDictionary(p => p.Urn, p => p.Text("type") ?? "SERVICE_CONTROL_POLICY");
        var attached = from attachment in input.All(AttachmentType)
                       let policy = input.SourceOf(attachment.Text("policyId"))
                       where policy is not null
                       group attachment by (Target: attachment.Text("targetId") ?? "", Type: typeOfPolicy[policy.Urn]);
        var withoutControlTowers = UnitsWithoutPreventiveControls(input);
        foreach (var target in attached)
        {
            if (!Quotas.TryGetValue(target.Key.Type, out var quota))
            {
                continue;
            }

            var onUnit = target.Key.Type == "SERVICE_CONTROL_POLICY" && !target.Key.Target.Contains(".roots[", StringComparison.Ordinal);
            var taken = quota.Taken + (onUnit ? ControlTowersOnUnit : 0);
            var count = target.Count() + taken;
            var who = PolicyTarget.Of(target.First().Name)?.ToString() ?? target.Key.Target;
            if (count > quota.Quota)
            {
                yield return new Finding(
                    "MLF-ORG-001", Severity.Mandatory, target.First().Urn,
                    $"{who} would have {target.Count()} policies of type {target.Key.Type}; expected at most {quota.Quota - taken} ({quota.Quota} in all, {taken} taken by AWS and Control Tower). Attach some to a unit above or below, or join two documents.");
            }
            else if (onUnit && (withoutControlTowers.Contains(target.Key.Target) ? count - ControlTowersOnUnit : count) is var likely and > ControlTowersFigure)
            {
                yield return new Finding(
                    "MLF-ORG-001", Severity.Advisory, target.First().Urn,
                    $"{who} would have {likely} service control policies with those of AWS and Control Tower: within AWS Organizations' quota of 10, above the 5 that Control Tower's documentation still names.");
            }
        }
    }

    /// <summary>
    /// Units, as targets, on which Control Tower has no policy of its own: the plan makes them, under a landing zone that no longer brings
    /// mandatory controls (4.0, "Considerations for controls"), and no control there forbids anything.
    /// </summary>
    private static HashSet<string> UnitsWithoutPreventiveControls(ProofInput input)
    {
        if (!input.All(LandingZoneType).Any(z => Version.TryParse(z.Text("version"), out var version) && version.Major >= 4))
        {
            return [];
        }

        var preventive = input.All(ControlType)
            .Where(c => ControlCatalog.All.FirstOrDefault(k => k.Identifier == c.Text("controlIdentifier")) is not { Behaviour: not ControlBehaviour.Preventive })
            .Select(c => input.SourceOf(c.Text("targetIdentifier"))?.Urn)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return input.All(UnitType).Where(u => !preventive.Contains(u.Urn)).Select(u => $"${{{u.Name}.id}}").ToHashSet(StringComparer.Ordinal);
    }
}

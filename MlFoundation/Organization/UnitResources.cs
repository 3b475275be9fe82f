using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Organization;

/// <summary>The units: looked up where they exist, created otherwise, parents first.</summary>
internal sealed class UnitResources(OrganizationScope scope, OrganizationRoot organization)
{
    private readonly Dictionary<string, UnitReference> byPath = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, UnitReference> ByPath => byPath;

    /// <summary>Makes all units that are not there yet. On landing zone 3.3 Control Tower itself makes the ones that are then found.</summary>
    public void AddRemaining(LandingZoneSetup landingZone)
    {
        foreach (var unit in scope.Args.Units.Where(u => !byPath.ContainsKey(u.Path.ToString())))
        {
            Add(unit, unit.Path.Depth == 1 ? landingZone.Resource ?? organization.Resource : null);
        }
    }

    /// <summary>Makes or finds one unit; the one above it is there already.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="needs">What has to be there first, besides the parent.</param>
    public UnitReference Add(PlannedUnit unit, Resource? needs)
    {
        var path = unit.Path.ToString();
        var parent = unit.Path.Parent is { } above ? byPath[above.ToString()].Id : organization.RootId;
        var reference = unit.Existing ? Find(unit, path, parent, needs) : Create(unit, path, parent, needs);
        byPath.Add(path, reference);
        return reference;
    }

    private UnitReference Find(PlannedUnit unit, string path, Output<string> parent, Resource? needs)
    {
        var options = new InvokeOutputOptions { Parent = scope.Component };
        if (needs is not null)
        {
            options.DependsOn.Add(needs);
        }

        var found = GetOrganizationalUnit.Invoke(new GetOrganizationalUnitInvokeArgs { Name = unit.Name, ParentId = parent }, options);
        return new UnitReference(path, unit.Name, found.Apply(u => u.Id), found.Apply(u => u.Arn), null);
    }

    private UnitReference Create(PlannedUnit unit, string path, Output<string> parent, Resource? needs)
    {
        var created = new OrganizationalUnit(
            scope.Names.Unit(path),
            new OrganizationalUnitArgs { Name = unit.Name, ParentId = parent, Tags = ResourceTags.OwnedBy(unit.Owner) },
            scope.Kept(needs));
        return new UnitReference(path, unit.Name, created.Id, created.Arn, created);
    }
}

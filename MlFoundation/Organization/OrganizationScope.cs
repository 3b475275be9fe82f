using Pulumi;

namespace MlFoundation.Organization;

/// <summary>What every part of the organization tree needs: the component it belongs to, its names and its settings.</summary>
internal sealed record OrganizationScope(Resource Component, OrgUnitNames Names, OrgUnitTreeArgs Args)
{
    /// <summary>Options of what can be made again without loss.</summary>
    public CustomResourceOptions Plain(params IEnumerable<Resource?> needs) => Options(needs, protect: false, retain: false);

    /// <summary>Options of what must not be lost: a deletion is refused, and would leave it in AWS.</summary>
    public CustomResourceOptions Kept(params IEnumerable<Resource?> needs) => Options(needs, protect: true, retain: true);

    /// <summary>Options of what a deletion leaves in AWS.</summary>
    public CustomResourceOptions Retained(params IEnumerable<Resource?> needs) => Options(needs, protect: false, retain: true);

    private CustomResourceOptions Options(IEnumerable<Resource?> needs, bool protect, bool retain)
    {
        var options = new CustomResourceOptions { Parent = Component, DependsOn = needs.OfType<Resource>().ToList() };
        if (protect)
        {
            options.Protect = true;
        }

        if (retain)
        {
            options.RetainOnDelete = true;
        }

        return options;
    }
}

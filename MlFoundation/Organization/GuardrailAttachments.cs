using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Organization;

/// <summary>The organization's policies and where they are attached: root first, then units.</summary>
internal static class GuardrailAttachments
{
    /// <summary>A tag policy is evaluated only where this service may act in the organization.</summary>
    private const string TagPolicies = "tagpolicies.tag.amazonaws.com";

    /// <summary>A backup policy makes plans in accounts only where this service may act in the organization.</summary>
    private const string BackupPolicies = "backup.amazonaws.com";

    /// <summary>Makes the policies and attaches them; backup policies wait for their vaults, and are attached with these.</summary>
    /// <returns>The policies by name.</returns>
    public static IReadOnlyDictionary<string, Policy> Create(OrganizationScope scope, OrganizationRoot organization, UnitResources units, LandingZoneSetup landingZone, UnitRegistrations registrations)
    {
        var plan = GuardrailPlan.Of(scope.Args);
        var access = plan.Documents.Select(d => d.Kind).Where(k => k is PolicyKind.Tag or PolicyKind.Backup).Distinct()
            .ToDictionary(kind => kind, kind => Trust(scope, kind, organization.Resource, landingZone.Resource));
        var policies = plan.Documents.ToDictionary(
            d => d.Name, document => CreatePolicy(scope, organization, document, access.GetValueOrDefault(document.Kind)), StringComparer.Ordinal);

        foreach (var policy in plan.Root.Where(IsAttachedHere))
        {
            // Attached once Control Tower has done its own work below the root.
            _ = new PolicyAttachment(
                scope.Names.RootAttachment(policy),
                new PolicyAttachmentArgs { PolicyId = policies[policy].Id, TargetId = organization.RootId, SkipDestroy = true },
                scope.Plain(registrations.Last));
        }

        foreach (var (path, policy) in plan.Units.Where(u => IsAttachedHere(u.Policy)))
        {
            // A unit that nobody registers, such as the landing zone's own, still is what Control Tower works in until it is done.
            _ = new PolicyAttachment(
                scope.Names.Attachment(path, policy),
                new PolicyAttachmentArgs { PolicyId = policies[policy].Id, TargetId = units.ByPath[path].Id, SkipDestroy = true },
                scope.Plain(registrations.ByPath.GetValueOrDefault(path) ?? registrations.Last));
        }

        return policies;
    }

    private static AwsServiceAccess Trust(OrganizationScope scope, PolicyKind kind, params IEnumerable<Resource?> needs)
    {
        var (key, principal) = kind == PolicyKind.Tag ? ("tag-policies", TagPolicies) : ("backup-policies", BackupPolicies);
        return new AwsServiceAccess(scope.Names.ServiceAccess(key), new AwsServiceAccessArgs { ServicePrincipal = principal }, scope.Plain(needs));
    }

    private static bool IsAttachedHere(string policy) => PolicyDocuments.Get(policy).Kind != PolicyKind.Backup;

    private static Policy CreatePolicy(OrganizationScope scope, OrganizationRoot organization, PolicyDocument document, Resource? access) => new(
        scope.Names.Policy(document.Name),
        new PolicyArgs
        {
            Name = document.Name,
            Description = document.Description,
            Type = document.Kind.AwsType(),
            Content = organization.Id.Apply(id => organization.RootId.Apply(root => document.Render(GuardrailPlan.Values(scope.Args, id, root)))),
            SkipDestroy = true,
            Tags = ResourceTags.OwnedBy(scope.Args.Settings.Owner),
        },
        scope.Plain(organization.Resource, access));
}

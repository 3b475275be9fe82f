using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.SsoAdmin;
using Pulumi.Aws.SsoAdmin.Inputs;

namespace MlFoundation.Identity;

/// <summary>Permission sets with their policies.</summary>
internal static class PermissionSets
{
    /// <summary>The policy that the accounts' blueprints bring, and its path.</summary>
    internal const string BoundaryName = "mlfoundation-workload-boundary";

    private const string ManagedPolicies = "arn:aws:iam::aws:policy/";

    /// <summary>A set's ARN, and all that has to be there before it is assigned.</summary>
    internal sealed record Made(Output<string> Arn, IReadOnlyList<Resource> Complete);

    /// <summary>Declares them, by name.</summary>
    public static IReadOnlyDictionary<string, Made> Create(IdentityCenter center) =>
        center.Args.Plan.PermissionSets.ToDictionary(s => s.Name, s => Create(center, s), StringComparer.Ordinal);

    /// <summary>Text of an inline policy of Identity/Policies, without white space.</summary>
    internal static string Document(string name) => JsonText.Minified(EmbeddedDocuments.Read($"Identity/Policies/{name}.json"));

    private static Made Create(IdentityCenter center, PlannedPermissionSet planned)
    {
        if (planned.Existing)
        {
            var found = GetPermissionSet.Invoke(new GetPermissionSetInvokeArgs { InstanceArn = center.InstanceArn, Name = planned.Name, Region = center.Region }, center.Lookup);
            return new Made(found.Apply(f => f.Arn), []);
        }

        var name = $"{center.Name}-set-{planned.Name}";
        var args = new PermissionSetArgs
        {
            Name = planned.Name,
            Description = planned.Description,
            InstanceArn = center.InstanceArn,
            SessionDuration = FormattableString.Invariant($"PT{planned.SessionHours}H"),
            Region = center.Region,
            Tags = ResourceTags.OwnedBy(center.Args.Owner),
        };
        if (planned.RelayState is { } page)
        {
            args.RelayState = page;
        }

        var set = new PermissionSet(name, args, center.Options(center.Args.LandingZone));
        var complete = new List<Resource> { set };
        foreach (var managed in planned.ManagedPolicies)
        {
            complete.Add(new ManagedPolicyAttachment(
                $"{name}/{managed}",
                new ManagedPolicyAttachmentArgs { InstanceArn = center.InstanceArn, PermissionSetArn = set.Arn, ManagedPolicyArn = ManagedPolicies + managed, Region = center.Region },
                // AWS takes one change of a set at a time.
                center.Options(complete[^1])));
        }

        if ((planned.InlinePolicy is { } own ? JsonText.Minified(own) : planned.Document is { } document ? Document(document) : null) is { } policy)
        {
            complete.Add(new PermissionSetInlinePolicy(
                $"{name}/inline",
                new PermissionSetInlinePolicyArgs { InstanceArn = center.InstanceArn, PermissionSetArn = set.Arn, InlinePolicy = policy, Region = center.Region },
                center.Options(complete[^1])));
        }

        if (planned.Bounded)
        {
            complete.Add(new PermissionsBoundaryAttachment(
                $"{name}/boundary",
                new PermissionsBoundaryAttachmentArgs
                {
                    InstanceArn = center.InstanceArn,
                    PermissionSetArn = set.Arn,
                    Region = center.Region,
                    PermissionsBoundary = new PermissionsBoundaryAttachmentPermissionsBoundaryArgs
                    {
                        CustomerManagedPolicyReference = new PermissionsBoundaryAttachmentPermissionsBoundaryCustomerManagedPolicyReferenceArgs { Name = BoundaryName, Path = FoundationRoles.Path },
                    },
                },
                // The policy of that name has to be in an account before the set is assigned there: blueprints bring it.
                center.Options([complete[^1], .. center.Args.Boundaries])));
        }

        return new Made(set.Arn, complete);
    }
}

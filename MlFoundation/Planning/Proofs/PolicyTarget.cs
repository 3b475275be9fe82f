using MlFoundation.Organization;

namespace MlFoundation.Planning.Proofs;

/// <summary>What a policy is attached to.</summary>
/// <param name="Unit">Path of the unit, as keys of the stack file; null for the root.</param>
internal readonly record struct PolicyTarget(string? Unit)
{
    private static readonly OrgUnitNames Names = new(OrgUnitNames.DefaultTree);

    /// <summary>Whether it is the root.</summary>
    public bool IsRoot => Unit is null;

    /// <summary>The target by the attachment's name, which is made of the unit's path and the policy; null for other names.</summary>
    public static PolicyTarget? Of(string attachment)
    {
        var units = Names.AttachmentsOf("")[..^1];
        return attachment.StartsWith(Names.RootAttachments, StringComparison.Ordinal) ? new(null)
            : attachment.StartsWith(units, StringComparison.Ordinal) && attachment.LastIndexOf('/') is var end && end > units.Length ? new(attachment[units.Length..end])
            : null;
    }

    public override string ToString() => IsRoot ? "The root" : $"Unit {Unit}";
}

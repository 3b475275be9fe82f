using MlFoundation.Organization;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Difference;

/// <summary>Which policies and controls a plan puts on which unit, read off the names of what attaches them.</summary>
internal sealed class Guardrails
{
    /// <summary>Stands for the root of the organization.</summary>
    public const string Root = "the root";

    private const string AttachmentType = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string ControlType = "aws:controltower/controlTowerControl:ControlTowerControl";
    private static readonly OrgUnitNames Names = new(OrgUnitNames.DefaultTree);

    public Guardrails(ProofInput input)
    {
        Policies = [.. input.All(AttachmentType).Select(a => AttachedBy(a.Name)).OfType<(string, string)>()];
        var controls = Names.ControlsOf("")[..^1];
        Controls = [.. input.All(ControlType).Select(c => Split(c.Name, controls)).OfType<(string, string)>()];
    }

    /// <summary>Unit, or <see cref="Root"/>, and policy of what attaches one; null where the name says of none.</summary>
    public static (string Unit, string Name)? AttachedBy(string attachment) => attachment.StartsWith(Names.RootAttachments, StringComparison.Ordinal)
        ? (Root, attachment[Names.RootAttachments.Length..]) : Split(attachment, Names.AttachmentsOf("")[..^1]);

    /// <summary>Unit, or <see cref="Root"/>, and policy.</summary>
    public HashSet<(string Unit, string Name)> Policies { get; }

    /// <summary>Unit and control.</summary>
    public HashSet<(string Unit, string Name)> Controls { get; }

    /// <summary>Policies that bind the accounts of a unit; those of the root bind all.</summary>
    public HashSet<string> PoliciesOf(string? unit) => Of(Policies, unit);

    /// <summary>Controls that bind the accounts of a unit.</summary>
    public HashSet<string> ControlsOf(string? unit) => Of(Controls, unit);

    /// <summary>The unit and all above it.</summary>
    public static IEnumerable<string> Above(string unit)
    {
        for (var at = unit.IndexOf('/', StringComparison.Ordinal); at >= 0; at = unit.IndexOf('/', at + 1))
        {
            yield return unit[..at];
        }

        yield return unit;
    }

    private static HashSet<string> Of(HashSet<(string Unit, string Name)> bound, string? unit)
    {
        var levels = (unit is null ? [] : Above(unit)).Append(Root).ToHashSet(StringComparer.Ordinal);
        return bound.Where(b => levels.Contains(b.Unit)).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static (string Unit, string Name)? Split(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && name.LastIndexOf('/') is var end && end > start.Length ? (name[start.Length..end], name[(end + 1)..]) : null;
}

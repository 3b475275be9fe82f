using MlFoundation.Organization;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>Policies and controls by where they are attached.</summary>
internal sealed class UnitGuardrails
{
    private readonly OrgUnitNames names = new(OrgUnitNames.DefaultTree);
    private readonly PlannedResource[] resources;
    private readonly string[] sorted;

    public UnitGuardrails(IEnumerable<PlannedResource> all)
    {
        resources = [.. all.OrderBy(r => r.Name, StringComparer.Ordinal)];
        sorted = [.. resources.Select(r => r.Name)];
    }

    /// <summary>Keys of the policies on a unit, or on the root.</summary>
    public IReadOnlyList<(string Key, PlannedResource Resource)> Policies(string? unit) => Below(unit is null ? names.RootAttachments : names.AttachmentsOf(unit));

    /// <summary>Keys of the controls on a unit.</summary>
    public IReadOnlyList<(string Key, PlannedResource Resource)> Controls(string unit) => Below(names.ControlsOf(unit));

    /// <summary>Whether Control Tower governs the unit.</summary>
    public bool IsRegistered(string unit) => Array.BinarySearch(sorted, names.Registration(unit), StringComparer.Ordinal) >= 0;

    private List<(string, PlannedResource)> Below(string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        var found = new List<(string, PlannedResource)>();
        for (var i = at < 0 ? ~at : at; i < sorted.Length && sorted[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            // A deeper unit's names start alike and go on with its own key.
            if (!sorted[i].AsSpan(prefix.Length).Contains('/'))
            {
                found.Add((sorted[i][prefix.Length..], resources[i]));
            }
        }

        return found;
    }
}

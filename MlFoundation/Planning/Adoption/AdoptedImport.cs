using System.Collections.Immutable;
using MlFoundation.Planning.Difference;

namespace MlFoundation.Planning.Adoption;

/// <summary>A resource of the plan that the organization has already.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Id">Its import id, as the provider wants it.</param>
/// <param name="Differs">What the next <c>up</c> changes of it, as far as the listings tell: before as it is in AWS, after as the stack wants it.</param>
/// <param name="Unknown">Inputs that no listing says anything of, in their order.</param>
public sealed record AdoptedImport(PlannedResource Resource, string Id, IReadOnlyList<PropertyChange> Differs, IReadOnlyList<string> Unknown)
{
    /// <summary>Compares a resource with what the listings say of it.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="id">Its import id.</param>
    /// <param name="known">Values by the names of inputs; null for a value that is not set in AWS.</param>
    internal static AdoptedImport Of(PlannedResource resource, string id, ImmutableDictionary<string, object?> known)
    {
        string[] inputs = [.. resource.Inputs.Keys.Union(known.Keys).Order(StringComparer.Ordinal)];
        return new(
            resource, id,
            [
                .. inputs.Where(known.ContainsKey).SelectMany(input => PropertyDifference.Of(input, known[input], resource[input]))
                    .Select(d => new PropertyChange(d.Path, d.Before, d.After, ReplacingInputs.Has(resource.Type, d.Path))),
            ],
            // What stands for another resource's id is what the import id is made of.
            [.. inputs.Where(i => !known.ContainsKey(i) && !(resource[i] is string text && text.StartsWith("${", StringComparison.Ordinal)))]);
    }

    /// <summary>What becomes of it, in a sentence.</summary>
    public string Sentence => $"{Resource.Name} is {Id}"
        + (Differs.Count == 0 ? ": the listings show no difference" : $": {string.Join("; ", Differs.Select(d => $"{d.Path} {d.Before ?? "none"} → {d.After ?? "none"}{(d.Replaces ? ", which makes another one" : "")}"))}")
        + (Unknown.Count == 0 ? "." : $". Not in the listings: {string.Join(", ", Unknown)}.");
}

using System.Collections.Immutable;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Support;

/// <summary>Plans written by hand, for proofs: one line a resource.</summary>
internal static class PlanOf
{
    public static Plan Resources(params PlannedResource[] resources) =>
        new("mlfoundation", "test", [.. resources.OrderBy(r => r.Urn, StringComparer.Ordinal)], [], null, []);

    /// <summary>A resource under the stack.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="name">Name.</param>
    /// <param name="inputs">Inputs; a symbol in them is also a dependency, as in a recorded plan.</param>
    /// <param name="after">Names it depends on, with their types as <c>type::name</c>.</param>
    /// <param name="kept">Protected and retained.</param>
    public static PlannedResource Resource(string type, string name, (string Key, object Value)[]? inputs = null, string[]? after = null, bool kept = false) =>
        new(
            Urn(type, name), type, name, null, true, null, "management", null,
            (inputs ?? []).ToImmutableDictionary(i => i.Key, i => (object?)i.Value),
            new PlannedOptions(kept, kept, false, [], [.. after ?? []], [], ImmutableSortedDictionary<string, double>.Empty, null),
            [.. after ?? []]);

    public static string Urn(string type, string name) => $"urn:pulumi:test::mlfoundation::{type}::{name}";

    public static string[] Messages(this Proof proof, Plan plan) => [.. proof.Find(new ProofInput(plan)).Select(f => $"{f.Id} {f.Severity}: {f.Message}")];
}

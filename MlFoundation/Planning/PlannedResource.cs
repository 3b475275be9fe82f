using System.Collections.Immutable;

namespace MlFoundation.Planning;

/// <summary>One resource of a plan.</summary>
/// <param name="Urn">URN as an engine would give it, with the whole chain of parent types.</param>
/// <param name="Type">Type token, such as <c>aws:organizations/policy:Policy</c>.</param>
/// <param name="Name">Name within its type and parent; unique in this program.</param>
/// <param name="Parent">URN of the parent; null directly under the stack.</param>
/// <param name="Custom">True if a provider manages it, false for a component.</param>
/// <param name="Provider">URN of its explicit provider, or null.</param>
/// <param name="Account">Name of the account that its provider works in, or null.</param>
/// <param name="Region">AWS Region it is made in, or null where that is not said.</param>
/// <param name="Inputs">Inputs by wire name (camelCase), as plain values: string, double, bool, immutable array, immutable dictionary, asset.
/// A value known only after deployment is <c>${name.property}</c> of the resource it comes from.</param>
/// <param name="Options">Resource options.</param>
/// <param name="Dependencies">URNs that its inputs and options refer to, ordered.</param>
public sealed record PlannedResource(
    string Urn,
    string Type,
    string Name,
    string? Parent,
    bool Custom,
    string? Provider,
    string? Account,
    string? Region,
    ImmutableDictionary<string, object?> Inputs,
    PlannedOptions Options,
    IReadOnlyList<string> Dependencies)
{
    /// <summary>The input of that wire name, or null.</summary>
    public object? this[string input] => Inputs.GetValueOrDefault(input);

    /// <summary>The input as text, or null if it is absent or of another kind.</summary>
    public string? Text(string input) => this[input] as string;
}

/// <summary>Options of a planned resource, as declared there or inherited from its parents.</summary>
/// <param name="Protect">True if it cannot be deleted or replaced before that is taken off.</param>
/// <param name="RetainOnDelete">True if a deletion leaves it in AWS.</param>
/// <param name="DeleteBeforeReplace">True if a replacement deletes first.</param>
/// <param name="IgnoreChanges">Input paths whose changes are ignored.</param>
/// <param name="DependsOn">URNs it explicitly waits for, ordered.</param>
/// <param name="Aliases">Former URNs.</param>
/// <param name="Timeouts">Minutes by operation (create, update, delete), where set.</param>
/// <param name="ImportId">Id of the existing object to adopt, or null.</param>
public sealed record PlannedOptions(
    bool Protect,
    bool RetainOnDelete,
    bool DeleteBeforeReplace,
    IReadOnlyList<string> IgnoreChanges,
    IReadOnlyList<string> DependsOn,
    IReadOnlyList<string> Aliases,
    IReadOnlyDictionary<string, double> Timeouts,
    string? ImportId);

/// <summary>One lookup of a plan.</summary>
/// <param name="Type">Function token, such as <c>aws:organizations/getOrganization:getOrganization</c>.</param>
/// <param name="Inputs">Arguments, as <see cref="PlannedResource.Inputs"/>.</param>
public sealed record PlannedCall(string Type, ImmutableDictionary<string, object?> Inputs);

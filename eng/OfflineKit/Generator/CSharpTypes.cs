namespace MlFoundation.OfflineKit;

/// <summary>Where a type is written; it decides the names of nested types and of collections.</summary>
internal enum Side
{
    /// <summary>Inside an <c>Input</c> of a resource's args.</summary>
    Input,

    /// <summary>Inside an <c>Input</c> of a function's args.</summary>
    InvokeInput,

    /// <summary>A function's args in plain form.</summary>
    Plain,

    /// <summary>A resource's output.</summary>
    Output,

    /// <summary>A function's result.</summary>
    Result,
}

/// <summary>The C# form of a type on a side, with the names that the published package gives it.</summary>
internal sealed class CSharpTypes(SchemaFacts facts)
{
    private const string Immutable = "global::System.Collections.Immutable.Immutable";

    /// <summary>The AWS bridge names the forms of a function's nested types by suffix; the native package leaves the plain ones bare.</summary>
    private readonly bool bridged = facts.Name == "aws";

    /// <summary>Type of an input property: wrapped, not nullable.</summary>
    public string Wrapped(TypeFact type, Side side) => type.Kind switch
    {
        TypeKind.Bare => "object",
        TypeKind.List => $"global::Pulumi.InputList<{Of(type.Parts[0], side)}>",
        TypeKind.Map => $"global::Pulumi.InputMap<{Of(type.Parts[0], side)}>",
        TypeKind.Union => $"global::Pulumi.InputUnion<{Of(type.Parts[0], side)}, {Of(type.Parts[1], side)}>",
        _ => $"global::Pulumi.Input<{Of(type, side)}>",
    };

    public string Of(TypeFact type, Side side) => type.Kind switch
    {
        TypeKind.Simple => type.Name switch
        {
            "any" => "object",
            "asset" => "global::Pulumi.AssetOrArchive",
            "archive" => "global::Pulumi.Archive",
            var keyword => keyword,
        },
        TypeKind.Bare => "object",
        TypeKind.List when side == Side.Plain => $"global::System.Collections.Generic.List<{Of(type.Parts[0], side)}>",
        TypeKind.List => $"{Immutable}Array<{Of(type.Parts[0], side)}>",
        TypeKind.Map when side == Side.Plain => $"global::System.Collections.Generic.Dictionary<string, {Of(type.Parts[0], side)}>",
        TypeKind.Map => $"{Immutable}Dictionary<string, {Of(type.Parts[0], side)}>",
        TypeKind.Union => $"global::Pulumi.Union<{Of(type.Parts[0], side)}, {Of(type.Parts[1], side)}>",
        TypeKind.Nested => $"global::{Namespace(type.Namespace, side)}.{NestedName(type.Name, side)}",
        _ => $"global::{Namespace(type.Namespace)}.{type.Name}",
    };

    /// <summary>Type of an output that may be absent; a list never is, it is empty.</summary>
    public string OfOutput(Property property, Side side) =>
        Of(property.Output!, side) + (property.IsOptionalOutput && property.Output!.Kind != TypeKind.List ? "?" : "");

    public string Namespace(string below) => below.Length == 0 ? facts.Root : $"{facts.Root}.{below}";

    public string Namespace(string below, Side side) => Namespace(below) + (side is Side.Output or Side.Result ? ".Outputs" : ".Inputs");

    public string NestedName(string name, Side side) => side switch
    {
        Side.Input => name + "Args",
        Side.InvokeInput => bridged ? name + "InputArgs" : name + "Args",
        Side.Plain => bridged ? name + "Args" : name,
        Side.Result => bridged ? name + "Result" : name,
        _ => name,
    };
}

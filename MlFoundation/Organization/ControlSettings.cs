using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;

namespace MlFoundation.Organization;

/// <summary>A Control Tower control: the name of a known one, or any by its identifier.</summary>
[Shorthand(nameof(Control))]
public sealed record ControlSettings : IValidated
{
    /// <summary>Name of a control that docs/guardrails.md lists.</summary>
    [Text("the name of a control")]
    public string? Control { get; init; }

    /// <summary>Identifier of any other control: its global ARN, or the regional one of an older control.</summary>
    /// <remarks>Source: AWS Control Tower Controls Reference Guide, "Control identifiers".</remarks>
    [Text("the ARN of a control", Pattern = "^arn:aws[a-z-]*:(controlcatalog:::control/[0-9a-z]{20,32}|controltower:[a-z0-9-]+::control/[A-Za-z0-9_.-]+)$")]
    public string? Identifier { get; init; }

    /// <summary>Parameters by name, each with its values, such as <c>AllowedRegions: [eu-west-1]</c>. Default: none.</summary>
    [Names("^[A-Z][A-Za-z0-9]{0,63}$", "the name of a control's parameter, such as AllowedRegions")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What the control is called here: its name, or the last part of its identifier.</summary>
    internal string Name => Control ?? Identifier?[(Identifier.LastIndexOf('/') + 1)..] ?? "";

    /// <summary>Its identifier, found in the catalog by name.</summary>
    internal string Arn => Identifier ?? ControlCatalog.Get(Control!).Identifier;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Control is null == Identifier is null)
        {
            yield return new Problem(at, Control, "either \"control\" or \"identifier\"", "Give the name of a known control, or the ARN of another.");
        }
        else if (Control is not null && ControlCatalog.Find(Control) is var known && known is null)
        {
            yield return new Problem(at, Control, "the name of a known control", $"{Suggestion.For(Control, ControlCatalog.Names, "names")} Any other control can be given by its ARN: {{ identifier: arn:aws:controlcatalog:::control/… }}.");
        }
        else if (Control is not null && ControlCatalog.Get(Control).RequiredParameter is { } parameter && !Parameters.ContainsKey(parameter))
        {
            yield return new Problem($"{at}.parameters", null, $"the parameter {parameter}", $"Write {{ control: {Control}, parameters: {{ {parameter}: [value] }} }}.");
        }
    }
}

namespace MlFoundation.Planning;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Must be mended: the command ends with exit code 1.</summary>
    Mandatory,

    /// <summary>Worth knowing.</summary>
    Advisory,
}

/// <summary>What a proof or a policy rule found.</summary>
/// <param name="Id">Stable rule id, such as <c>MLF-ORG-001</c>.</param>
/// <param name="Severity">Weight.</param>
/// <param name="Urn">Resource it is about, or null.</param>
/// <param name="Message">What was found, what is expected, the way out: one line.</param>
/// <param name="At"><c>file:line:column</c> of the setting behind it, or null.</param>
public sealed record Finding(string Id, Severity Severity, string? Urn, string Message, string? At = null)
{
    /// <summary>What the rule says, with a link where it has one; null where a proof of that id says it.</summary>
    public string? Rule { get; init; }
}

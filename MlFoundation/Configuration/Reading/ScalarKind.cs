using System.Text.RegularExpressions;

namespace MlFoundation.Configuration.Reading;

/// <summary>What YAML takes an unquoted scalar for.</summary>
internal enum ScalarKind
{
    Text,
    Nothing,
    Truth,
    Number,

    /// <summary>Dates: text for a person, a timestamp for YAML.</summary>
    Date,
}

/// <summary>YAML's rules for unquoted scalars, as the Pulumi CLI applies them.</summary>
/// <remarks>Source: YAML 1.2.2, section 10.3.2, with the octal, binary, underscore and timestamp forms of YAML 1.1.</remarks>
internal static partial class ScalarKinds
{
    public static ScalarKind Of(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Nothing,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Truth,
        _ when Number().IsMatch(text) => ScalarKind.Number,
        _ when Date().IsMatch(text) => ScalarKind.Date,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(
        """\A[-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?\z|\A[-+]?0(x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)\z|\A[-+]?\.(inf|Inf|INF)\z|\A\.(nan|NaN|NAN)\z""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("""\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}

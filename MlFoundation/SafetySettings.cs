using System.Collections.ObjectModel;
using MlFoundation.Configuration;

namespace MlFoundation;

/// <summary>Stack-file section <c>safety</c>: what a company cannot get back is kept unless it is listed here.</summary>
public sealed record SafetySettings
{
    /// <summary>
    /// Second of two steps to close an account: its key, and the reason. The account must have <c>closing: true</c>. The next deployment takes its
    /// protection off, and only then removing its entry closes it (made by AWS Organizations) or takes it out of Control Tower
    /// (made by Account Factory). Default: none.
    /// </summary>
    [Names("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", "the key of an account, such as fraud-dev")]
    [Text("the reason, in a sentence", MinLength = 10, MaxLength = 200)]
    public IReadOnlyDictionary<string, string> Released { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Losses that are meant, by the name of the resource as the difference gives it, each with the reason: without its line here, a removal or a
    /// replacement of what must not be lost is refused. A line is of no use once the change is deployed. Default: none.
    /// </summary>
    [Names("^[A-Za-z0-9][A-Za-z0-9_./@:+-]{0,254}$", "the name of a resource, such as network-ipam")]
    [Text("the reason, in a sentence", MinLength = 10, MaxLength = 200)]
    public IReadOnlyDictionary<string, string> Acknowledge { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

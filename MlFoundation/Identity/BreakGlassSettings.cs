using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Identity;

/// <summary>The way in when all others fail: a group without members, until somebody has to be in it.</summary>
public sealed record BreakGlassSettings
{
    /// <summary>Whether there is one. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Name of the group. Default: <c>BreakGlass</c>.</summary>
    [Text("the name of a group", MaxLength = 128)]
    public string Group { get; init; } = "BreakGlass";

    /// <summary>Who hears of every use by mail. Default: nobody but those who subscribe to the topic.</summary>
    [Distinct]
    public IReadOnlyList<EmailAddress> Notify { get; init; } = [];
}

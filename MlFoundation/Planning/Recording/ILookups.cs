using System.Collections.Immutable;

namespace MlFoundation.Planning.Recording;

/// <summary>Answers the program's lookups in a run without AWS.</summary>
public interface ILookups
{
    /// <summary>The result of a function, by wire name.</summary>
    /// <exception cref="NotSupportedException">The token is not one that the program is known to call.</exception>
    ImmutableDictionary<string, object> Answer(string token, ImmutableDictionary<string, object?> args);
}

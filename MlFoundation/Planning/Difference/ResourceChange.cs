namespace MlFoundation.Planning.Difference;

/// <summary>What becomes of a resource.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It goes.</summary>
    Removed,

    /// <summary>It goes, and another comes in its place.</summary>
    Replaced,

    /// <summary>It stays and is changed.</summary>
    Changed,

    /// <summary>It stays under another name: an alias says so.</summary>
    Renamed,

    /// <summary>It stays under another parent: an alias says so.</summary>
    Moved,
}

/// <summary>A resource that differs between two plans.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Grade">What that can break.</param>
/// <param name="Urn">Its URN; where it goes, the one it had.</param>
/// <param name="Former">The URN it had, where that was another.</param>
/// <param name="Type">Type token.</param>
/// <param name="Name">Its name.</param>
/// <param name="Properties">What differs, by path; none for one that is added or removed.</param>
public sealed record ResourceChange(ChangeKind Kind, Grade Grade, string Urn, string? Former, string Type, string Name, IReadOnlyList<PropertyChange> Properties)
{
    /// <summary>Name of the account that it is in, or null.</summary>
    public string? Account { get; init; }

    /// <summary>Its region, or null.</summary>
    public string? Region { get; init; }
}

/// <summary>A property that differs.</summary>
/// <param name="Path">Path in the inputs, such as <c>tags.Owner</c>; in JSON documents it goes on, and items of lists go by their own names. Options are below <c>options</c>.</param>
/// <param name="Before">The value as JSON, shortened; null where there was none. Of a secret it is not said.</param>
/// <param name="After">The value as JSON, shortened; null where there is none. Of a secret it is not said.</param>
/// <param name="Replaces">Whether this change makes another resource.</param>
public sealed record PropertyChange(string Path, string? Before, string? After, bool Replaces);

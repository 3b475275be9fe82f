using MlFoundation.Configuration;
using MlFoundation.Documents;

namespace MlFoundation.Planning.Estimate;

/// <summary>How long AWS takes for a resource of each type, and how much of it at once: the file durations.yaml, where each figure has its source.</summary>
public sealed record DurationTable : IValidated
{
    private static readonly Lazy<DurationTable> Read = new(() => SettingsReader.ReadDocument<DurationTable>("durations.yaml", EmbeddedDocuments.Read("Planning/Estimate/durations.yaml")));

    /// <summary>The table that the program brings along.</summary>
    public static DurationTable BuiltIn => Read.Value;

    /// <summary>For every type that has no entry, and for what is adopted.</summary>
    public required DurationEntry Default { get; init; }

    /// <summary>What AWS lets run at once, by a key that entries refer to.</summary>
    [Names("^[a-zA-Z]{2,40}$", "a name of letters")]
    public required IReadOnlyDictionary<string, DurationLimit> Limits { get; init; }

    /// <summary>Durations by type token.</summary>
    [Names("^[a-z-]+:[A-Za-z0-9/]+:[A-Za-z0-9]+$", "a type token")]
    public required IReadOnlyDictionary<string, DurationEntry> Types { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        from entry in Types
        where entry.Value.Limit is { } limit && !Limits.ContainsKey(limit)
        select new Problem($"types.{entry.Key}.limit", entry.Value.Limit, $"one of {string.Join(", ", Limits.Keys.Order(StringComparer.Ordinal))}");
}

/// <summary>How long something takes, on a good day, most often and on a bad one.</summary>
public abstract record Durations : IValidated
{
    /// <summary>What happened then, in the words of the field, such as <c>accounts vended</c>.</summary>
    public required string Words { get; init; }

    /// <summary>On a good day: seconds, 1 to 20,000.</summary>
    [Range(1, 20_000, "seconds")]
    public required int Quick { get; init; }

    /// <summary>Most often: seconds, 1 to 20,000.</summary>
    [Range(1, 20_000, "seconds")]
    public required int Usual { get; init; }

    /// <summary>On a bad day: seconds, 1 to 20,000.</summary>
    [Range(1, 20_000, "seconds")]
    public required int Slow { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        Quick <= Usual && Usual <= Slow ? [] : [new Problem($"{at}.usual", Usual, $"seconds between quick ({Quick}) and slow ({Slow})")];
}

/// <summary>How long one resource takes.</summary>
public sealed record DurationEntry : Durations
{
    /// <summary>Key of the limit that it counts against; null: none but Pulumi's own.</summary>
    public string? Limit { get; init; }

    /// <summary>What shortens it, as a sentence; null where nothing of the user's does.</summary>
    public string? Shorter { get; init; }

    /// <summary>How long it takes to change one that is there; null: as long as the default says.</summary>
    public DurationOfChange? Change { get; init; }

    /// <summary>Where the figures come from: documented, reported or estimated, and by whom.</summary>
    public required string Source { get; init; }
}

/// <summary>How long a change takes.</summary>
public sealed record DurationOfChange : Durations;

/// <summary>How many operations run at once.</summary>
public sealed record DurationLimit
{
    /// <summary>1 to 1,000.</summary>
    [Range(1, 1000, "operations")]
    public required int AtOnce { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public required string Source { get; init; }
}

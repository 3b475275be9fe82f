namespace MlFoundation.Configuration.Reading;

/// <summary>Where paths of the settings stand.</summary>
internal static class Places
{
    /// <summary>The place of a path, or of the nearest one above it that is written in the file.</summary>
    public static Location? Of(IReadOnlyDictionary<string, Location> places, string path)
    {
        for (var at = path; ; at = at[..Math.Max(at.LastIndexOfAny(['.', '[']), 0)])
        {
            if (places.TryGetValue(at, out var place))
            {
                return place;
            }

            if (at.Length == 0)
            {
                return null;
            }
        }
    }
}

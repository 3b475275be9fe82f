namespace MlFoundation.Network;

/// <summary>Numbers that hang on a key alone: another key, or another order, never changes them.</summary>
internal static class StableNumbers
{
    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public static int Of(string key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // FNV-1a, folded: its low bits alone spread keys that differ in the end badly.
        var hash = 2_166_136_261u;
        foreach (var character in key)
        {
            hash = unchecked((hash ^ character) * 16_777_619u);
        }

        return (int)((hash ^ (hash >> 16)) % (uint)count);
    }
}

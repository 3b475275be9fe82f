namespace MlFoundation.Accounts;

/// <summary>Spreads account operations over lanes; within a lane one follows the other.</summary>
/// <remarks>An account's lane hangs on its key alone, or on its unit's, so that one more account does not send the others to other lanes.</remarks>
public static class VendingLanes
{
    /// <summary>The lane of an account or a unit: 0 to <paramref name="lanes"/> - 1.</summary>
    public static int Of(string key, int lanes)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        // FNV-1a: the same in every process, unlike string.GetHashCode.
        var hash = 2_166_136_261u;
        foreach (var character in key)
        {
            hash = unchecked((hash ^ character) * 16_777_619u);
        }

        return (int)(hash % (uint)lanes);
    }
}

namespace MlFoundation.Planning.Estimate;

/// <summary>Numbers that look random and are the same on every machine and runtime.</summary>
/// <remarks>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (SplitMix64).</remarks>
internal sealed class SeededDraws(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next number: 0 or more, below 1.</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The duration at a quantile of the triangular distribution between quick and slow with its peak at usual.</summary>
    public static double Triangular(DurationEntry entry, double quantile)
    {
        double quick = entry.Quick, usual = entry.Usual, slow = entry.Slow;
        if (slow <= quick)
        {
            return usual;
        }

        var peak = (usual - quick) / (slow - quick);
        return quantile < peak
            ? quick + Math.Sqrt(quantile * (slow - quick) * (usual - quick))
            : slow - Math.Sqrt((1 - quantile) * (slow - quick) * (slow - usual));
    }
}

namespace MlFoundation.Network;

/// <summary>Autonomous system numbers of transit gateways.</summary>
internal static class TransitGatewayNumbers
{
    /// <summary>The lowest private number of 16 bits.</summary>
    public const int First = 64_512;

    /// <summary>The highest private number of 16 bits; wider ones do not fit the provider's type.</summary>
    public const int Last = 65_534;

    /// <summary>The last that the program gives by itself: those above are for Direct Connect gateways and people.</summary>
    private const int LastGiven = 65_499;

    /// <summary>The number of a segment's transit gateway in a region, where the settings give none.</summary>
    public static int Of(string segment, string region) => First + StableNumbers.Of($"{segment}/{region}", LastGiven - First + 1);

    /// <summary>The lowest number that is not taken.</summary>
    public static int NextFree(IReadOnlySet<int> taken)
    {
        var next = First;
        while (taken.Contains(next))
        {
            next++;
        }

        return next;
    }
}

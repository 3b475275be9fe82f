namespace MlFoundation.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to object to.</summary>
    public const int Clean = 0;

    /// <summary>Problems in the settings, or mandatory findings.</summary>
    public const int Problems = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended with Ctrl-C, as shells say it: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}

namespace Pulumi;

/// <summary>Ends a run with a message and no stack trace; also what a failed run on mocks throws.</summary>
internal sealed class RunException : Exception
{
    public RunException(string message)
        : base(message)
    {
    }
}

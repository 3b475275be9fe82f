namespace Pulumi;

/// <summary>Messages to whoever watches the run. On mocks, information goes nowhere and an error fails the run.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.InstanceOrThrow().ReportError(message);
}

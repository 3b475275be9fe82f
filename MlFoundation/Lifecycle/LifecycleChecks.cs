using MlFoundation.Configuration;

namespace MlFoundation.Lifecycle;

/// <summary>What holds between the section and the accounts.</summary>
internal static class LifecycleChecks
{
    /// <summary>Every problem of the section.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var observability = settings.Lifecycle.Observability;
        if (observability.Enabled && observability.Share.Count == 0)
        {
            yield return new Problem("lifecycle.observability.share", null, "at least one of logs, metrics and traces", "Name what accounts share, or set enabled to false.");
        }

        var missing = observability.Account switch
        {
            MonitoringAccount.SharedServices when settings.Accounts.SharedServices is null => "sharedServices",
            MonitoringAccount.MlSharedServices when settings.Accounts.MlSharedServices is null => "mlSharedServices",
            _ => null,
        };
        if (observability.Enabled && missing is not null)
        {
            yield return new Problem(
                "lifecycle.observability.account", missing, "an account that the stack file names",
                $"Add accounts.{missing}, or leave it to securityTooling, which is always there.");
        }
    }
}

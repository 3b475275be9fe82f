using Pulumi;

namespace MlFoundation.Security;

/// <summary>
/// What watches every account, today's and tomorrow's: security services, delegated to security tooling, in every governed region.
/// </summary>
/// <remarks>
/// A service is switched on in security tooling, the management account designates that one, and it configures the organization: the home
/// region alone, then the others at once. The component comes before all further accounts, because Macie, Inspector and Detective enrol by
/// themselves only accounts that come later; those that are there are members by name.
/// </remarks>
public sealed class SecurityBaseline : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "security";

    /// <summary>Declares the services.</summary>
    /// <param name="name">Component name; children are <c>{name}-{service}-{what}-{region}</c>.</param>
    /// <param name="args">Settings, validated, with organization and log archive.</param>
    /// <param name="options">Options.</param>
    public SecurityBaseline(string name, SecurityBaselineArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:security:SecurityBaseline", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var scope = new SecurityScope(this, name, args);
        var settings = args.Settings;

        IReadOnlyList<Resource> guardDuty = settings.GuardDuty.Enabled ? GuardDutyService.Declare(scope) : [];
        MacieSteps = settings.Macie.Enabled ? MacieService.Declare(scope) : [];
        IReadOnlyList<Resource> securityHub = settings.SecurityHub.Enabled ? SecurityHubService.Declare(scope) : [];
        var inspector = settings.Inspector.Enabled ? InspectorService.Declare(scope) : [];
        var detective = settings.Detective.Enabled ? DetectiveService.Declare(scope, guardDuty) : [];
        Action<SecurityScope>[] others =
        [
            .. settings.AccessAnalyzer.Enabled ? [AccessAnalyzerService.Declare] : Array.Empty<Action<SecurityScope>>(),
            .. args.AggregatorIsOurs ? [ConfigAggregatorService.Declare] : Array.Empty<Action<SecurityScope>>(),
            .. args.TrailIsOurs ? [OrganizationTrailService.Declare] : Array.Empty<Action<SecurityScope>>(),
            .. settings.RootAccess.Enabled ? [RootAccessService.Declare] : Array.Empty<Action<SecurityScope>>(),
            .. settings.FirewallManager ? [FirewallManagerService.Declare] : Array.Empty<Action<SecurityScope>>(),
            // Findings of all services come together in Security Hub: without it there is nothing to listen to.
            .. settings.SecurityHub.Enabled ? [FindingNotifications.Declare] : Array.Empty<Action<SecurityScope>>(),
        ];
        foreach (var declare in others)
        {
            declare(scope);
        }

        ReadyForAccounts = [.. guardDuty, .. MacieSteps, .. securityHub, .. inspector, .. detective];
        RegisterOutputs();
    }

    /// <summary>The steps after which a new account is enrolled in every service by itself: accounts are made after them.</summary>
    public IReadOnlyList<Resource> ReadyForAccounts { get; }

    /// <summary>Macie's last steps in every region; none where it is off.</summary>
    public IReadOnlyList<Resource> MacieSteps { get; }
}

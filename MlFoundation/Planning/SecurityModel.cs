using System.Text.Json;
using MlFoundation.Organization;
using MlFoundation.Security;

namespace MlFoundation.Planning;

/// <summary>What the settings say of the security services.</summary>
/// <param name="Regions">Governed regions, the home region first.</param>
/// <param name="LandingZoneIsElsewhere">Whether there is a landing zone that another program runs: what it brings is in no plan.</param>
/// <param name="LocksLogs">Whether logs are locked.</param>
/// <param name="Off">What is off.</param>
public sealed record SecurityModel(IReadOnlyList<string> Regions, bool LandingZoneIsElsewhere, bool LocksLogs, IReadOnlyList<ModelSwitchedOff> Off)
{
    /// <summary>The model of settings.</summary>
    public static SecurityModel Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(
            [.. settings.Organization.Regions.Select(r => r.ToString())],
            settings.Organization.ControlTower.LandingZone == LandingZoneMode.Existing,
            settings.Security.Logs.ObjectLock.Mode != ObjectLockMode.None,
            [.. SecurityPlan.Off(settings.Security).Select(o => new ModelSwitchedOff(o.Service, o.Reason ?? o.Loses))]);
    }

    /// <summary>Writes property <c>security</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("security");
        json.WriteStartArray("regions");
        foreach (var region in Regions)
        {
            json.WriteStringValue(region);
        }

        json.WriteEndArray();
        json.WriteBoolean("landingZoneIsElsewhere", LandingZoneIsElsewhere);
        json.WriteBoolean("locksLogs", LocksLogs);
        json.WriteStartArray("off");
        foreach (var off in Off)
        {
            json.WriteStartObject();
            json.WriteString("service", off.Service);
            json.WriteString("reason", off.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A service, feature or unit's standards that are off.</summary>
/// <param name="Service">Key in the settings, such as <c>macie</c> or <c>guardDuty.rdsLoginEvents</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record ModelSwitchedOff(string Service, string Reason);

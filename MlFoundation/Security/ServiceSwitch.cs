using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>A security service: on, or off for a reason that stays in the settings and in every plan.</summary>
public abstract record ServiceSwitch : IValidated
{
    /// <summary>Whether the service watches the organization. Default: true. Off, it needs a reason.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Why the service is off: a sentence for whoever asks later. Only where it is off.</summary>
    [Text("a sentence that says why the service is off", MinLength = 8, MaxLength = 400)]
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<Problem> Validate(string at)
    {
        if (!Enabled && Reason is null)
        {
            yield return new Problem($"{at}.reason", null, "the reason why the service is off", "Say in a sentence what watches the accounts instead, or remove enabled: every plan shows it as a finding.");
        }
        else if (Enabled && Reason is not null)
        {
            yield return new Problem($"{at}.reason", Reason, "no reason for a service that is on", "Remove the reason, or set enabled to false.");
        }
    }
}

/// <summary>A service with nothing to choose but whether it is on.</summary>
public sealed record PlainServiceSettings : ServiceSwitch;

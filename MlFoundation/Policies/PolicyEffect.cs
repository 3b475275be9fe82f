namespace MlFoundation.Policies;

/// <summary>What a statement does to the requests that it matches.</summary>
public enum PolicyEffect
{
    /// <summary>Allows them, as far as nothing denies them.</summary>
    Allow,

    /// <summary>Denies them, whatever else allows them.</summary>
    Deny,
}

namespace MlFoundation.Policies;

/// <summary>How closely the <c>Principal</c> of a resource's policy names a caller.</summary>
internal enum PrincipalMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By its account: the account may pass the permission on, so that the caller's own policies decide.</summary>
    Account,

    /// <summary>By its role, or as everybody: a boundary or a session policy still limits it.</summary>
    Role,

    /// <summary>As user, as session or as service: nothing but a denial takes it away in the same account.</summary>
    Direct,
}

/// <summary><c>Principal</c> or <c>NotPrincipal</c> of a statement.</summary>
/// <param name="ByType">Values by type: <c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>. <c>"*"</c> alone stands under <c>AWS</c>.</param>
/// <param name="Negated">True for <c>NotPrincipal</c>.</param>
/// <remarks>Source: IAM User Guide, "AWS JSON policy elements: Principal".</remarks>
public sealed record PolicyPrincipals(IReadOnlyDictionary<string, IReadOnlyList<string>> ByType, bool Negated)
{
    internal PrincipalMatch MatchOf(Caller caller)
    {
        var match = caller.Service is { } service
            ? Values("Service").Contains(service, StringComparer.OrdinalIgnoreCase) || Values("AWS").Contains("*") ? PrincipalMatch.Direct : PrincipalMatch.None
            : Values("AWS").Select(value => MatchOf(value, caller)).DefaultIfEmpty().Max();
        return Negated ? match == PrincipalMatch.None ? PrincipalMatch.Role : PrincipalMatch.None : match;
    }

    private static PrincipalMatch MatchOf(string value, Caller caller) =>
        value == caller.SessionArn || (value == caller.Arn && !caller.IsRole) ? PrincipalMatch.Direct
        : value == "*" || value == caller.Arn ? PrincipalMatch.Role
        : value == caller.Account || value == $"arn:aws:iam::{caller.Account}:root" ? PrincipalMatch.Account
        : PrincipalMatch.None;

    private IReadOnlyList<string> Values(string type) => ByType.GetValueOrDefault(type, []);
}

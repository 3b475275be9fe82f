namespace MlFoundation.Policies;

/// <summary>Requests and policies of the evaluator's tests.</summary>
internal static class Requests
{
    public const string Account = "111122223333";
    public const string Other = "444455556666";

    public static Caller Role { get; } = new($"arn:aws:iam::{Account}:role/scientist", Account)
    {
        SessionArn = $"arn:aws:sts::{Account}:assumed-role/scientist/jane", OrganizationId = "o-exampleorgid", OrganizationPath = "o-exampleorgid/r-ab12/ou-ab12-11111111/",
    };

    public static Caller User { get; } = new($"arn:aws:iam::{Account}:user/jane", Account) { OrganizationId = "o-exampleorgid" };

    public static AccessRequest Of(string action, (string Key, string[] Values)[]? context = null, string resource = "*", Caller? caller = null) => new()
    {
        Caller = caller ?? Role, Action = action, Resource = resource,
        Context = (context ?? []).ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Values, StringComparer.Ordinal),
    };

    public static AccessPolicy Policy(string name, string effect, string action, string resource = "*", string? principal = null) => AccessPolicy.Parse(
        name, $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{effect}}It","Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{(principal is null ? "" : $",\"Principal\":{principal}")}}}]}""");
}

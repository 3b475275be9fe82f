namespace MlFoundation.Policies;

/// <summary>The context keys of a request, as conditions and variables read them.</summary>
internal sealed class RequestContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public RequestContext(AccessRequest request)
    {
        var caller = request.Caller;
        Add("aws:PrincipalIsAWSService", caller.Service is null ? "false" : "true");
        Add("aws:PrincipalServiceName", caller.Service);
        if (caller.Service is null)
        {
            Add("aws:PrincipalArn", caller.Arn);
            Add("aws:PrincipalAccount", caller.Account);
            Add("aws:PrincipalOrgID", caller.OrganizationId);
            Add("aws:PrincipalOrgPaths", caller.OrganizationPath);
        }

        Add("aws:ResourceAccount", request.ResourceAccount ?? (caller.Account.Length > 0 ? caller.Account : null));
        Add("aws:ResourceOrgID", request.ResourceOrganizationId ?? (request.WithinOneAccount ? caller.OrganizationId : null));
        foreach (var (key, given) in request.Context)
        {
            values[key] = given;
        }
    }

    /// <summary>Whether the statement at hand may have variables: only documents of version 2012-10-17 do.</summary>
    public bool HasVariables { get; set; } = true;

    /// <summary>Values of a key; none if the request has it not.</summary>
    public IReadOnlyList<string> ValuesOf(string key) => values.GetValueOrDefault(key, []);

    private void Add(string key, string? value)
    {
        if (value is not null)
        {
            values[key] = [value];
        }
    }
}

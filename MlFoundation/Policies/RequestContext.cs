namespace MlFoundation.Policies;

/// <summary>The context keys of a request, as conditions and variables read them.</summary>
internal sealed class RequestContext
{
    private readonly AccessRequest request;
    private Dictionary<string, IReadOnlyList<string>>? values;

    public RequestContext(AccessRequest request) => this.request = request;

    /// <summary>Whether the statement at hand may have variables: only documents of version 2012-10-17 do.</summary>
    public bool HasVariables { get; set; } = true;

    /// <summary>Values of a key; none if the request has it not.</summary>
    public IReadOnlyList<string> ValuesOf(string key) => (values ??= All()).GetValueOrDefault(key, []);

    // Most requests are decided by their action alone, and never asked for a key.
    private Dictionary<string, IReadOnlyList<string>> All()
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
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
            all[key] = given;
        }

        return all;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                all[key] = [value];
            }
        }
    }
}

using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;

namespace MlFoundation.Network;

/// <summary>Stack-file section <c>network.endpoints</c>: changes to the foundation's list, Network/Endpoints/services.json.</summary>
public sealed record EndpointSettings : IValidated
{
    /// <summary>Interface endpoints of a VPC.</summary>
    /// <remarks>Source: Amazon VPC User Guide, "Amazon VPC quotas", VPC endpoints.</remarks>
    public const int Most = 50;

    private const string Shape = "^[a-z0-9]+([.-][a-z0-9]+)*$";

    /// <summary>Further services: what follows the region in a service's name, such as <c>bedrock-runtime</c> or <c>emr-serverless</c>.</summary>
    [Text("what follows the region in the name of an endpoint service, such as bedrock-runtime", Pattern = Shape, MaxLength = 60)]
    [Distinct]
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>Services of the list that get no endpoint; accounts reach them through the internet, if at all.</summary>
    [Text("the name of a service of the list", Pattern = Shape, MaxLength = 60)]
    [Distinct]
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Services whose endpoints take no policy: AWS refuses to make those with one.</summary>
    [Text("the name of a service", Pattern = Shape, MaxLength = 60)]
    [Distinct]
    public IReadOnlyList<string> WithoutPolicy { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        var known = EndpointServices.Recommended.Select(s => s.Key).ToArray();
        var planned = EndpointServices.Of(this);
        for (var i = 0; i < Remove.Count; i++)
        {
            if (!known.Contains(Remove[i], StringComparer.Ordinal))
            {
                yield return new Problem(FormattableString.Invariant($"{at}.remove[{i}]"), Remove[i], "a service of the foundation's list", Suggestion.For(Remove[i], known, "services"));
            }
        }

        for (var i = 0; i < Add.Count; i++)
        {
            if (known.Contains(Add[i], StringComparer.Ordinal))
            {
                yield return new Problem(FormattableString.Invariant($"{at}.add[{i}]"), Add[i], "a service that is not on the foundation's list", "Remove it here: it has an endpoint already.");
            }
        }

        for (var i = 0; i < WithoutPolicy.Count; i++)
        {
            if (planned.All(s => s.Key != WithoutPolicy[i]))
            {
                yield return new Problem(FormattableString.Invariant($"{at}.withoutPolicy[{i}]"), WithoutPolicy[i], "a service that has an endpoint", Suggestion.For(WithoutPolicy[i], planned.Select(s => s.Key), "services"));
            }
        }

        if (planned.Count > Most)
        {
            yield return new Problem($"{at}.add", new Literal(FormattableString.Invariant($"{planned.Count} endpoints in all")), $"at most {Most}", "A VPC takes no more: remove some.");
        }
    }
}

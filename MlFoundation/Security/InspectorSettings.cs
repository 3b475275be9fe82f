using System.Collections.ObjectModel;
using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.inspector</c>: vulnerable software on instances, in images and in functions.</summary>
public sealed record InspectorSettings : ServiceSwitch
{
    /// <summary>What can be scanned, by the name that Inspector's API has for it.</summary>
    internal static readonly IReadOnlyList<(string Key, string ApiName)> Scans =
        [("ec2", "EC2"), ("ecr", "ECR"), ("lambda", "LAMBDA"), ("lambdaCode", "LAMBDA_CODE")];

    /// <summary>What is not scanned, each with its reason: ec2, ecr, lambda, lambdaCode. Default: all is scanned.</summary>
    [Names("^(ec2|ecr|lambda|lambdaCode)$", "something that Inspector scans")]
    [Text("a sentence that says why it is not scanned", MinLength = 8, MaxLength = 400)]
    public IReadOnlyDictionary<string, string> Without { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Validate(string at)
    {
        if (Without.ContainsKey("lambda") && !Without.ContainsKey("lambdaCode"))
        {
            return base.Validate(at).Append(new Problem($"{at}.without.lambda", null, "lambdaCode beside it", "Inspector scans the code of functions only where it scans functions: name both, or neither."));
        }

        return Enabled && Without.Count == Scans.Count
            ? base.Validate(at).Append(new Problem($"{at}.without", null, "something left to scan", "Set enabled to false and give one reason."))
            : base.Validate(at);
    }
}

using System.Globalization;
using System.Net;

namespace MlFoundation.Policies;

/// <summary>What a condition operator compares, without <c>Not</c>, <c>IfExists</c> and the set qualifiers.</summary>
/// <param name="Name">Operator of the positive form, such as <c>StringLike</c>.</param>
/// <param name="Matches">Whether a value of the request matches a value of the policy.</param>
internal sealed record ConditionTest(string Name, Func<string, PolicyPattern, string, bool> Matches)
{
    /// <summary>The operators by name; a negated one is found by its positive form.</summary>
    /// <remarks>Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</remarks>
    public static IReadOnlyDictionary<string, (ConditionTest Test, bool Negated)> ByOperator { get; } = All().ToDictionary(
        o => o.Operator, o => (o.Test, o.Negated), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Operator, ConditionTest Test, bool Negated)> All()
    {
        (string Operator, string? Negation, Func<string, PolicyPattern, string, bool> Matches)[] tests =
        [
            ("StringEquals", "StringNotEquals", (found, pattern, _) => pattern.Equals(found, ignoreCase: false)),
            ("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", (found, pattern, _) => pattern.Equals(found, ignoreCase: true)),
            ("StringLike", "StringNotLike", (found, pattern, _) => pattern.Matches(found, ignoreCase: false)),
            ("ArnEquals", "ArnNotEquals", (found, pattern, _) => pattern.MatchesArn(found)),
            ("ArnLike", "ArnNotLike", (found, pattern, _) => pattern.MatchesArn(found)),
            ("Bool", null, (found, pattern, _) => pattern.Equals(found, ignoreCase: true)),
            ("BinaryEquals", null, (found, _, value) => found == value),
            ("IpAddress", "NotIpAddress", (found, _, value) => Network(value) is { } network && IPAddress.TryParse(found, out var address) && network.Contains(address)),
            ("NumericEquals", "NumericNotEquals", Numbers(c => c == 0)),
            ("NumericLessThan", null, Numbers(c => c < 0)),
            ("NumericLessThanEquals", null, Numbers(c => c <= 0)),
            ("NumericGreaterThan", null, Numbers(c => c > 0)),
            ("NumericGreaterThanEquals", null, Numbers(c => c >= 0)),
            ("DateEquals", "DateNotEquals", Dates(c => c == 0)),
            ("DateLessThan", null, Dates(c => c < 0)),
            ("DateLessThanEquals", null, Dates(c => c <= 0)),
            ("DateGreaterThan", null, Dates(c => c > 0)),
            ("DateGreaterThanEquals", null, Dates(c => c >= 0)),
        ];
        foreach (var (name, negation, matches) in tests)
        {
            var test = new ConditionTest(name, matches);
            yield return (name, test, false);
            if (negation is not null)
            {
                yield return (negation, test, true);
            }
        }
    }

    private static Func<string, PolicyPattern, string, bool> Numbers(Func<int, bool> holds) => (found, _, value) =>
        Number(found) is { } left && Number(value) is { } right && holds(left.CompareTo(right));

    private static Func<string, PolicyPattern, string, bool> Dates(Func<int, bool> holds) => (found, _, value) =>
        Date(found) is { } left && Date(value) is { } right && holds(left.CompareTo(right));

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Either ISO 8601 or seconds since 1970.
    private static DateTimeOffset? Date(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? seconds is >= -62_135_596_800 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
}

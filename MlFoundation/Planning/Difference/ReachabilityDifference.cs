using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning.Difference;

/// <summary>Who newly reaches whom, who no longer does, and whose traffic is no longer inspected.</summary>
internal static class ReachabilityDifference
{
    public static IEnumerable<DomainChange> Of(PlanPair pair)
    {
        var (before, after) = (pair.Before.Plan.Reachability ?? pair.Before.Reachability, pair.After.Plan.Reachability ?? pair.After.Reachability);
        var had = Classes(before);
        var has = Classes(after);
        foreach (var (from, to) in Cells(before).Union(Cells(after)).OrderBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal))
        {
            var (was, now) = (before?[from, to] ?? Reach.None, after?[from, to] ?? Reach.None);
            if (was == now)
            {
                continue;
            }

            // What the hub shares has no firewall before it, and needs none.
            Func<Reach, string> how = IsHub(has, had, to) ? reach => reach == Reach.Direct ? "directly" : How(reach) : How;
            var sentence = (was, now) switch
            {
                (_, Reach.None) => $"{Start(has, had, from)} no longer reach {Name(has, had, from, to)}; before, {how(was)}.",
                (Reach.None, _) => $"{Start(has, had, from)} reach {Name(has, had, from, to)} {how(now)} from now on.",
                _ => $"{Start(has, had, from)} reach {Name(has, had, from, to)} {how(now)}; before, {how(was)}.",
            };
            yield return new(GradeOf(was, now, IsNew(had, has, from) || IsNew(had, has, to), IsNew(has, had, from) || IsNew(has, had, to)), Topic.Reachability, sentence);
        }
    }

    // Where a class of accounts is new or gone, nobody who was there gains or loses a way.
    private static Grade GradeOf(Reach was, Reach now, bool isNew, bool isGone) => (was, now) switch
    {
        (_, Reach.Direct) => isNew ? Grade.Careful : Grade.Dangerous,
        (Reach.Inspected or Reach.Direct, Reach.None or Reach.OneWay) => isGone ? Grade.Careful : Grade.Dangerous,
        _ => isNew ? Grade.Harmless : Grade.Careful,
    };

    private static bool IsNew(Dictionary<string, AccountClass> had, Dictionary<string, AccountClass> has, string key) => has.ContainsKey(key) && !had.ContainsKey(key);

    private static Dictionary<string, AccountClass> Classes(ReachabilityMatrix? matrix) => (matrix?.Classes ?? []).ToDictionary(c => c.Key, StringComparer.Ordinal);

    private static IEnumerable<Way> Cells(ReachabilityMatrix? matrix) => matrix is null ? [] : matrix.Cells.Where(c => c.Value != Reach.None).Select(c => c.Key);

    private static bool IsHub(Dictionary<string, AccountClass> has, Dictionary<string, AccountClass> had, string key) =>
        key is not (NetworkMap.Internet or NetworkMap.Corporate) && !has.ContainsKey(key) && !had.ContainsKey(key);

    private static string Start(Dictionary<string, AccountClass> has, Dictionary<string, AccountClass> had, string from) =>
        from == NetworkMap.Corporate ? "Hosts on premises" : Name(has, had, "", from) is var name && name.StartsWith("accounts", StringComparison.Ordinal) ? $"A{name[1..]}" : name;

    private static string Name(Dictionary<string, AccountClass> has, Dictionary<string, AccountClass> had, string from, string key) =>
        from == key ? "each other"
        : key == NetworkMap.Internet ? "the internet"
        : key == NetworkMap.Corporate ? "the network on premises"
        : (has.GetValueOrDefault(key) ?? had.GetValueOrDefault(key)) is { } of ? of.Segment is { } segment ? $"accounts of segment {segment} in {of.Region}" : $"accounts with direct internet in {of.Region}"
        : $"the hub's VPC {key}";

    private static string How(Reach reach) => reach switch
    {
        Reach.OneWay => "one way only",
        Reach.Inspected => "through inspection",
        _ => "directly, past every firewall",
    };
}

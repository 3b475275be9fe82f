namespace MlFoundation.Planning.Difference;

/// <summary>Something that a plan makes true in one or several regions.</summary>
/// <param name="Text">What is true, without a verb: <c>portfolio Analytics</c>.</param>
/// <param name="Comes">What is said when it becomes true.</param>
/// <param name="Goes">What is said when it is true no longer.</param>
/// <param name="Weight">What its end can break.</param>
/// <param name="Start">What its beginning can break.</param>
internal sealed record Fact(string Text, string Comes, string Goes, Grade Weight, Grade Start = Grade.Harmless)
{
    /// <summary>Sentences on the facts that came and went, regions together.</summary>
    public static IEnumerable<DomainChange> Compare(Topic topic, IEnumerable<(Fact Fact, string? Region)> before, IEnumerable<(Fact Fact, string? Region)> after)
    {
        var (was, now) = (before.ToHashSet(), after.ToHashSet());
        return Sentences(now.Except(was), f => f.Comes, f => f.Start).Concat(Sentences(was.Except(now), f => f.Goes, f => f.Weight));

        IEnumerable<DomainChange> Sentences(IEnumerable<(Fact Fact, string? Region)> facts, Func<Fact, string> verb, Func<Fact, Grade> grade) =>
            from fact in facts
            group fact.Region by fact.Fact into same
            let regions = Words.List(same.OfType<string>())
            select new DomainChange(grade(same.Key), topic, $"{same.Key.Text} {verb(same.Key)}{(regions.Length > 0 ? $" in {regions}" : "")}.");
    }
}

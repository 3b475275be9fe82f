namespace MlFoundation.Planning.Difference;

/// <summary>What becomes of accounts.</summary>
internal static class AccountDifference
{
    public static IEnumerable<DomainChange> Of(PlanPair pair)
    {
        foreach (var (key, account) in pair.AccountsAfter.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var sentences = pair.AccountsBefore.TryGetValue(key, out var was) ? Changed(pair, was, account) : [Added(account)];
            foreach (var (grade, sentence) in sentences)
            {
                yield return new(grade, Topic.Accounts, sentence);
            }
        }

        foreach (var (key, account) in pair.AccountsBefore.OrderBy(a => a.Key, StringComparer.Ordinal).Where(a => !pair.AccountsAfter.ContainsKey(a.Key)))
        {
            if (account.Id is not null)
            {
                yield return new(Grade.Careful, Topic.Accounts, $"{key} leaves the stack file: the account {account.Id} stays in AWS, without what the foundation gives it.");
            }
            else if (account.State == "released")
            {
                yield return new(Grade.Dangerous, Topic.Accounts, $"{key} is closed, as its release said: what is in it is gone after 90 days.");
            }
        }
    }

    private static (Grade, string) Added(ModelAccount account) => (Grade.Harmless, account.Id is { } id
        ? $"{account.Key} is taken in: the account {id} in {Place(account)}, owned by {account.Owner}."
        : $"{account.Key} is vended into {Place(account)}, owned by {account.Owner}.");

    private static IEnumerable<(Grade, string)> Changed(PlanPair pair, ModelAccount was, ModelAccount becomes)
    {
        if (was.Unit != becomes.Unit)
        {
            yield return Moved(pair, was, becomes);
        }

        if (was.State != becomes.State)
        {
            yield return becomes.State switch
            {
                "closing" when was.State == "released" => (Grade.Harmless, $"{was.Key} is no longer released: its protection comes back, and it stays for now."),
                "closing" => (Grade.Careful, $"{was.Key} takes the first of two steps to its end: it stays until it is released."),
                "released" => (Grade.Dangerous, $"{was.Key} is released: its protection goes, and the next change may close it."),
                _ => (Grade.Harmless, $"{was.Key} is kept after all."),
            };
        }

        if (was.Owner != becomes.Owner)
        {
            yield return (Grade.Harmless, $"{was.Key} is owned by {becomes.Owner}; before, by {was.Owner}.");
        }

        if (was.Role != becomes.Role)
        {
            yield return (Grade.Careful, $"{was.Key} has the role {becomes.Role}; before, {was.Role}.");
        }
    }

    private static (Grade, string) Moved(PlanPair pair, ModelAccount was, ModelAccount becomes)
    {
        var (before, after) = (pair.GuardrailsBefore, pair.GuardrailsAfter);
        var (policiesBefore, policiesAfter) = (before.PoliciesOf(was.Unit), after.PoliciesOf(becomes.Unit));
        var (controlsBefore, controlsAfter) = (before.ControlsOf(was.Unit), after.ControlsOf(becomes.Unit));
        string[] losses = [.. Part("policy", "policies", policiesBefore.Except(policiesAfter)), .. Part("control", "controls", controlsBefore.Except(controlsAfter))];
        string[] gains = [.. Part("policy", "policies", policiesAfter.Except(policiesBefore)), .. Part("control", "controls", controlsAfter.Except(controlsBefore))];
        var sentence = $"{was.Key} moves from {was.Unit ?? Guardrails.Root} to {becomes.Unit ?? Guardrails.Root}"
            + (losses.Length + gains.Length == 0 ? "; the same policies and controls bind it." : ".")
            + (losses.Length > 0 ? $" It loses {string.Join(" and ", losses)}." : "")
            + (gains.Length > 0 ? $" It gains {string.Join(" and ", gains)}." : "");
        return (losses.Length > 0 ? Grade.Dangerous : Grade.Careful, sentence);
    }

    private static IEnumerable<string> Part(string one, string many, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? [] : [$"the {(all.Length == 1 ? one : many)} {Words.List(all)}"];
    }

    private static string Place(ModelAccount account) => account.Connectivity == "none" ? account.Unit ?? Guardrails.Root : $"{account.Unit ?? Guardrails.Root} ({account.Connectivity})";
}

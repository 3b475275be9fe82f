namespace MlFoundation.Planning;

[TestFixture]
public sealed class AccountChangesTests
{
    private static readonly ModelAccount Vended =
        new("fraud-dev", "team", "Fraud", "workloads/development", null, "internet") { Key = "fraud-dev", Email = "aws+fraud-dev@example.com" };

    private static readonly ModelAccount Adopted = Vended with { Id = "999999999999" };

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("name", Vended, Vended with { Name = "fraud-lab" },
            "fraud-dev is named \"fraud-lab\"; expected \"fraud-dev\". Account Factory refuses another name once the account is made, and the program leaves the one in AWS alone: put the name back.");
        yield return Case("e-mail address", Vended, Vended with { Email = "other@example.com" },
            "fraud-dev has the e-mail address other@example.com; expected aws+fraud-dev@example.com. It is the root user's, and only there can it change: put the address back.");
        yield return Case("removed without a step", Vended, null,
            "fraud-dev is removed; expected an account to be closed in two steps: closing: true at its entry, deployed; then safety.released: { fraud-dev: the reason }, deployed. Put its entry back.");
        yield return Case("removed after the first step", Vended with { State = "closing" }, null,
            "fraud-dev is removed before it is released; expected the second step first: safety.released: { fraud-dev: the reason }, deployed. Put its entry back, with closing: true.");
        yield return Case("another key", Vended, Vended with { Key = "fraud-lab" },
            "fraud-dev is called fraud-lab now; expected its key to stay. The key names the account's resources: another key would make another account. Name it fraud-dev again.");
        yield return Case("an id where it was vended", Vended, Adopted,
            "fraud-dev has the id 999999999999; expected none. The program made the account, and an id would take it out of its hands: remove the id.");
        yield return Case("its id gone", Adopted, Vended,
            "fraud-dev has no id; expected 999999999999. Without it a second account of that name would be made: put the id back.");
        yield return Case("another id", Adopted, Adopted with { Id = "888888888888" },
            "fraud-dev has the id 888888888888; expected 999999999999. That is another account: give it an entry of its own.");
        yield return Case("another connectivity", Vended, Vended with { Unit = "workloads/production", Connectivity = "corporate" },
            "fraud-dev moves from internet to corporate; expected the same connectivity. The network it has stays, so that nothing is cut off, and the other blueprint has the same names and fails beside it: make a new account there, and close this one.");
        var network = Vended with { Key = "network", Name = "network", Role = "network", Unit = "infrastructure", Connectivity = "corporate" };
        yield return Case("the network's owner moved", network, network with { Unit = "workloads/production" },
            "network moves to workloads/production; expected infrastructure. It would get the blueprint of the unit's other accounts by itself, which shuts internet gateways, and with them everybody's way out: move it back.");
    }

    private static IEnumerable<TestCaseData> Allowed()
    {
        yield return Case("unchanged", Vended, Vended);
        yield return Case("moved", Vended, Vended with { Unit = "sandbox" });
        yield return Case("the network's owner moved to where there is no network", Vended with { Role = "network" }, Vended with { Role = "network", Unit = "sandbox" });
        yield return Case("another owner", Vended, Vended with { Owner = "Risk" });
        yield return Case("marked", Vended, Vended with { State = "closing" });
        yield return Case("marked and moved to where there is no network", Vended, Vended with { State = "closing", Unit = "suspended", Connectivity = "none" });
        yield return Case("its first network", Vended with { Connectivity = "none" }, Vended);
        yield return Case("released", Vended with { State = "closing" }, Vended with { State = "released" });
        yield return Case("removed after release", Vended with { State = "released" }, null);
        yield return Case("an adopted one removed", Adopted, null);
    }

    [TestCaseSource(nameof(Refused))]
    public void AChangeThatAwsCannotMake_IsRefusedWithTheWayOut(ModelAccount was, ModelAccount? becomes, string? message)
    {
        var refusals = AccountChanges.Refusals([was], becomes is null ? [] : [becomes], AccountChanges.UnmanagedAtOnce);
        Assert.That(refusals.Select(r => (r.Id, r.Severity, r.Message)), Is.EqualTo(new[] { ("MLF-ACC-004", Severity.Mandatory, message) }));
    }

    [TestCaseSource(nameof(Allowed))]
    public void AChangeThatAwsMakes_IsNotRefused(ModelAccount was, ModelAccount? becomes, string? message)
    {
        Assert.That(message, Is.Null);
        Assert.That(AccountChanges.Refusals([was], becomes is null ? [] : [becomes], AccountChanges.UnmanagedAtOnce), Is.Empty);
    }

    [Test]
    public void Accounts_ThatAreNew_AreNotRefused_AndSeveralRefusalsComeByKey() => Assert.That(
        AccountChanges.Refusals([Of("b"), Of("a")], [Of("c")], AccountChanges.UnmanagedAtOnce).Select(r => r.Message.Split(' ')[0]), Is.EqualTo(new[] { "a", "b" }));

    [TestCase(1, 1, ""), TestCase(2, 1, "a, b would be let go in one deployment; expected 1 at a time: Control Tower unmanages one account after the other, and refuses the rest half way. Put the others back, and take them out with the next deployment.")]
    [TestCase(3, 3, ""), TestCase(4, 3, "a, b, c, d would be let go in one deployment; expected 3 at a time: AWS closes no more at once, and refuses the rest half way. Put the others back, and take them out with the next deployment.")]
    public void ReleasedAccounts_GoAsManyAtOnceAsAwsLetsGo(int count, int atOnce, string message) => Assert.That(
        AccountChanges.Refusals([.. "abcd"[..count].Select(c => Of($"{c}") with { State = "released" }), Adopted], [], atOnce).Select(r => r.Message),
        Is.EqualTo(message.Length == 0 ? [] : new[] { message }));

    private static ModelAccount Of(string key) => Vended with { Key = key, Name = key, Email = $"{key}@example.com" };

    private static TestCaseData Case(string name, ModelAccount was, ModelAccount? becomes, string? message = null) =>
        new TestCaseData(was, becomes, message).SetArgDisplayNames(name);
}

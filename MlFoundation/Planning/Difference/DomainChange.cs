namespace MlFoundation.Planning.Difference;

/// <summary>What a change can break, the least first.</summary>
public enum Grade
{
    /// <summary>Nothing that is there: it adds, names or describes.</summary>
    Harmless,

    /// <summary>Somebody may notice: look at it.</summary>
    Careful,

    /// <summary>Protection gets weaker, or a connection ends: be sure.</summary>
    Dangerous,

    /// <summary>What cannot be got back would be lost, or AWS does not make such a change.</summary>
    Refused,
}

/// <summary>What a change is about, in the order of reports.</summary>
public enum Topic
{
    /// <summary>Accounts: vended, moved, closed.</summary>
    Accounts,

    /// <summary>The organization and its units.</summary>
    Units,

    /// <summary>Policies and controls, and what they forbid.</summary>
    Guardrails,

    /// <summary>Who may do what where.</summary>
    Access,

    /// <summary>Who reaches whom.</summary>
    Reachability,

    /// <summary>The corporate network.</summary>
    Network,

    /// <summary>Which security service watches what.</summary>
    Security,

    /// <summary>Portfolios, products and what is shared with whom.</summary>
    Shares,

    /// <summary>Budgets and what happens when they are spent.</summary>
    Costs,

    /// <summary>Single resources whose loss matters.</summary>
    Resources,
}

/// <summary>A change in words of the domain.</summary>
/// <param name="Grade">What it can break.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Sentence">The whole of it, for somebody who did not make the change.</param>
public sealed record DomainChange(Grade Grade, Topic Topic, string Sentence);

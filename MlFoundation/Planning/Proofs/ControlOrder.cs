namespace MlFoundation.Planning.Proofs;

/// <summary>Controls of one unit are enabled one after the other, once the unit is registered, and those of some units at a time.</summary>
public static class ControlOrder
{
    private const string ControlType = "aws:controltower/controlTowerControl:ControlTowerControl";

    /// <summary>Operations on controls at a time: a hundred, of which twenty with proactive ones, which a plan does not tell apart.</summary>
    private const int AtOnce = 20;

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORG-004",
        "Controls of a unit are enabled one after the other, after its registration, and never more than twenty at a time.",
        new Uri("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (Lanes.Of(input, input.All(ControlType)) is var lanes && lanes > AtOnce)
        {
            yield return new Finding(
                "MLF-ORG-004", Severity.Mandatory, null,
                FormattableString.Invariant($"{lanes} controls may be enabled at the same time; expected at most {AtOnce}: Control Tower refuses what exceeds its quota. Let the chain of one unit wait for the end of another."));
        }

        var registrationByTarget = input.All("aws:controltower/baseline:Baseline")
            .GroupBy(r => r.Text("targetIdentifier") ?? "").ToDictionary(g => g.Key, g => g.First());
        foreach (var unit in input.All(ControlType).GroupBy(c => c.Text("targetIdentifier") ?? ""))
        {
            var controls = Lanes.InOrder(input, unit);
            foreach (var (earlier, later) in Lanes.Breaks(input, controls))
            {
                yield return new Finding(
                    "MLF-ORG-004", Severity.Mandatory, later.Urn,
                    $"{later.Name} may be enabled beside {earlier.Name}; expected a chain per unit, which Control Tower does not throttle.");
            }

            if (registrationByTarget.TryGetValue(unit.Key, out var registration) && !input.Graph.ComesAfter(controls[0].Urn, registration.Urn))
            {
                yield return new Finding(
                    "MLF-ORG-004", Severity.Mandatory, controls[0].Urn,
                    $"{controls[0].Name} does not wait for {registration.Name}; expected: Control Tower refuses a control on a unit that is not registered.");
            }
        }
    }
}

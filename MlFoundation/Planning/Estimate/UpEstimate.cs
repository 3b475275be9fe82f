using System.Text.Json;

namespace MlFoundation.Planning.Estimate;

/// <summary>How long an <c>up</c> takes, and why.</summary>
/// <param name="Resources">Resources that it makes.</param>
/// <param name="Parallel">Resource operations at once: Pulumi's <c>--parallel</c>.</param>
/// <param name="Quick">Minutes that one run in ten stays below.</param>
/// <param name="Usual">Minutes on a day on which AWS takes the middle of each of its ranges.</param>
/// <param name="Slow">Minutes that nine runs in ten stay below.</param>
/// <param name="OneByOne">Minutes if nothing ran beside anything else.</param>
/// <param name="CriticalPath">What the end waits for, in order, in the words of the field.</param>
/// <param name="Shorter">What would shorten it, the greatest gain first.</param>
public sealed record UpEstimate(
    int Resources, int Parallel, double Quick, double Usual, double Slow, double OneByOne, IReadOnlyList<CriticalStep> CriticalPath, IReadOnlyList<Shortening> Shorter)
{
    /// <summary>Writes it as an object.</summary>
    internal void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("resources", Resources);
        json.WriteNumber("parallel", Parallel);
        json.WriteNumber("quickMinutes", Quick);
        json.WriteNumber("usualMinutes", Usual);
        json.WriteNumber("slowMinutes", Slow);
        json.WriteNumber("oneByOneMinutes", OneByOne);
        json.WriteStartArray("criticalPath");
        foreach (var step in CriticalPath)
        {
            json.WriteStartObject();
            json.WriteString("what", step.What);
            NetworkModel.WriteTexts(json, "names", step.Names);
            json.WriteNumber("minutes", step.Minutes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("shorter");
        foreach (var way in Shorter)
        {
            json.WriteStartObject();
            json.WriteString("how", way.How);
            json.WriteNumber("savesMinutes", way.Minutes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A stretch of the critical path.</summary>
/// <param name="What">What happens, such as <c>accounts vended</c>.</param>
/// <param name="Names">Of which resources, in order: accounts by their names in AWS, all else by the resource's name.</param>
/// <param name="Minutes">How long it takes in a usual run, to a tenth.</param>
public sealed record CriticalStep(string What, IReadOnlyList<string> Names, double Minutes);

/// <summary>A way to be done sooner.</summary>
/// <param name="How">What to do, as a sentence.</param>
/// <param name="Minutes">What it saves of a usual run, in whole minutes.</param>
public sealed record Shortening(string How, double Minutes);

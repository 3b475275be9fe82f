using System.Collections.Immutable;

namespace MlFoundation.Planning.Difference;

/// <summary>The difference of two plans resource by resource: each URN that differs is in one change.</summary>
internal static class ResourceDifference
{
    private static readonly string[] Describing = ["description", "displayName", "tags", "options.aliases", "options.customTimeouts", "options.dependsOn", "options.importId"];

    public static IReadOnlyList<ResourceChange> Of(PlanPair pair)
    {
        var before = ByUrn(pair.Before.Plan);
        var after = ByUrn(pair.After.Plan);
        var former = new FormerUrns(before, after);
        var changes = new List<ResourceChange>();
        foreach (var (urn, now) in after)
        {
            if (former.Of(now) is not { } was)
            {
                changes.Add(Change(ChangeKind.Added, Grade.Harmless, now, null, []));
            }
            else if (Changed(pair, former, before[was], now) is { } change)
            {
                changes.Add(change);
            }
        }

        foreach (var (urn, was) in before)
        {
            if (!after.ContainsKey(urn) && !former.IsTaken(urn))
            {
                changes.Add(Change(ChangeKind.Removed, Losses.GradeOf(pair, was, replaced: false), was, null, []));
            }
        }

        return changes;
    }

    private static ResourceChange? Changed(PlanPair pair, FormerUrns former, PlannedResource was, PlannedResource now)
    {
        PropertyChange[] properties = [.. Properties(former, was, now)];
        var kind = properties.Any(p => p.Replaces) ? ChangeKind.Replaced
            : was.Urn == now.Urn ? ChangeKind.Changed
            : FormerUrns.ChainOf(was.Urn) != FormerUrns.ChainOf(now.Urn) ? ChangeKind.Moved
            : ChangeKind.Renamed;
        if (kind == ChangeKind.Changed && properties.Length == 0)
        {
            return null;
        }

        var grade = kind == ChangeKind.Replaced ? Losses.GradeOf(pair, was, replaced: true) : properties.Select(p => GradeOf(now, p)).DefaultIfEmpty(Grade.Harmless).Max();
        return Change(kind, grade, now, was.Urn == now.Urn ? null : was.Urn, properties);
    }

    private static IEnumerable<PropertyChange> Properties(FormerUrns former, PlannedResource was, PlannedResource now)
    {
        foreach (var (path, a, b) in PropertyDifference.Of("", former.Today(was.Inputs), now.Inputs))
        {
            var input = Top(path);
            yield return new PropertyChange(path, a, b, ReplacingInputs.Has(now.Type, input) && !now.Options.IgnoreChanges.Contains(input, StringComparer.Ordinal));
        }

        foreach (var (path, a, b) in PropertyDifference.Of("options", Options(was, former.Today), Options(now, urn => urn)))
        {
            yield return new PropertyChange(path, a, b, false);
        }
    }

    private static ImmutableDictionary<string, object?> Options(PlannedResource resource, Func<string, string> today)
    {
        var options = resource.Options;
        return new Dictionary<string, object?>
        {
            ["aliases"] = Texts(options.Aliases),
            ["customTimeouts"] = options.Timeouts.ToImmutableDictionary(t => t.Key, t => (object?)t.Value),
            ["deleteBeforeReplace"] = options.DeleteBeforeReplace,
            ["dependsOn"] = Texts(options.DependsOn.Select(today).Select(Short).Order(StringComparer.Ordinal)),
            ["ignoreChanges"] = Texts(options.IgnoreChanges),
            ["importId"] = options.ImportId,
            ["parent"] = resource.Parent is { } parent ? today(parent) : null,
            ["protect"] = options.Protect,
            ["provider"] = resource.Provider is { } provider ? today(provider) : null,
            ["retainOnDelete"] = options.RetainOnDelete,
        }.ToImmutableDictionary();
    }

    // Type and name: the chain of parents says nothing more about what is waited for.
    private static string Short(string urn) => urn[(Math.Max(urn.LastIndexOf('$'), urn.IndexOf("::", 11, StringComparison.Ordinal) + 1) + 1)..];

    private static ImmutableArray<object?> Texts(IEnumerable<string> texts) => [.. texts];

    private static Grade GradeOf(PlannedResource now, PropertyChange change) =>
        change is { Path: "options.protect" or "options.retainOnDelete", After: "false" } ? Grade.Dangerous
        : Describing.Any(d => change.Path == d || change.Path.StartsWith($"{d}.", StringComparison.Ordinal)) || now.Options.IgnoreChanges.Contains(Top(change.Path)) ? Grade.Harmless
        : Grade.Careful;

    private static string Top(string path) => path[..(path.IndexOfAny(['.', '[']) is var end and >= 0 ? end : path.Length)];

    private static ResourceChange Change(ChangeKind kind, Grade grade, PlannedResource resource, string? former, IReadOnlyList<PropertyChange> properties) =>
        new(kind, grade, resource.Urn, former, resource.Type, resource.Name, properties) { Account = resource.Account, Region = resource.Region };

    // Two resources of one URN are a finding of their own.
    private static Dictionary<string, PlannedResource> ByUrn(Plan plan) => plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
}

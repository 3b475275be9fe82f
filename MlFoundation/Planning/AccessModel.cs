using System.Text.Json;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Identity;

namespace MlFoundation.Planning;

/// <summary>Who may do what where, and why, as the settings describe it: an assignment in AWS has no room for a reason.</summary>
/// <param name="Groups">Groups by key.</param>
/// <param name="PermissionSets">Permission sets by name.</param>
/// <param name="Assignments">By account, group and set.</param>
/// <param name="Concurrency">Assignments that may be made at the same time.</param>
public sealed record AccessModel(
    IReadOnlyList<ModelGroup> Groups, IReadOnlyList<ModelPermissionSet> PermissionSets, IReadOnlyList<ModelAssignment> Assignments, int Concurrency)
{
    /// <summary>Reads it off validated settings; null where the program does not see to access.</summary>
    public static AccessModel? Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!AccessPlan.IsOn(settings))
        {
            return null;
        }

        var plan = AccessPlan.Of(settings);
        return new(
            [.. plan.Groups.Select(g => new ModelGroup(g.Key, g.Name, Text(g.Class), g.Team, g.Source == GroupSource.Create) { Central = g.Central })],
            [.. plan.PermissionSets.Select(s => new ModelPermissionSet(s.Name, s.Description, s.SessionHours, s.ManagedPolicies, s.Document, s.Bounded, s.Administrator))],
            [.. plan.Assignments.Select(a => new ModelAssignment(a.Group.Key, a.PermissionSet, a.Account.Key, a.Reason))],
            settings.Identity.Concurrency);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("access");
        json.WriteNumber("concurrency", Concurrency);
        WriteAll(json, "groups", Groups, g =>
        {
            json.WriteString("key", g.Key);
            json.WriteString("name", g.Name);
            json.WriteString("class", g.Class);
            json.WriteString("team", g.Team);
            json.WriteBoolean("created", g.Created);
            json.WriteBoolean("central", g.Central);
        });
        WriteAll(json, "permissionSets", PermissionSets, s =>
        {
            json.WriteString("name", s.Name);
            json.WriteString("description", s.Description);
            json.WriteNumber("sessionHours", s.SessionHours);
            NetworkModel.WriteTexts(json, "managedPolicies", s.ManagedPolicies);
            json.WriteString("document", s.Document);
            json.WriteBoolean("bounded", s.Bounded);
            json.WriteBoolean("administrator", s.Administrator);
        });
        WriteAll(json, "assignments", Assignments, a =>
        {
            json.WriteString("group", a.Group);
            json.WriteString("permissionSet", a.PermissionSet);
            json.WriteString("account", a.Account);
            json.WriteString("reason", a.Reason);
        });
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(Enum value) => RecordProperties.KeyOf(value.ToString());
}

/// <summary>A group of people.</summary>
/// <param name="Key">Names its resources: a platform group's name, or <c>team/kind</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Class"><c>platform</c>, <c>teamLead</c>, <c>dataScientists</c>, <c>mlEngineers</c>, <c>dataEngineers</c>, <c>sandboxUsers</c> or <c>breakGlass</c>.</param>
/// <param name="Team">Key of its team, or null.</param>
/// <param name="Created">True if the program makes it, false if it is looked up.</param>
public sealed record ModelGroup(string Key, string Name, string Class, string? Team, bool Created)
{
    /// <summary>Whether it may reach the accounts that hold the organization together.</summary>
    public bool Central { get; init; }
}

/// <summary>A permission set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="SessionHours">Length of a session.</param>
/// <param name="ManagedPolicies">AWS's own policies.</param>
/// <param name="Document">Name of its inline policy, or null.</param>
/// <param name="Bounded">Whether the accounts' workload boundary limits it.</param>
/// <param name="Administrator">Whether it is meant to allow everything.</param>
public sealed record ModelPermissionSet(
    string Name, string Description, int SessionHours, IReadOnlyList<string> ManagedPolicies, string? Document, bool Bounded, bool Administrator);

/// <summary>One line of who may do what where, and why.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="PermissionSet">Name of the set.</param>
/// <param name="Account">Key of the account.</param>
/// <param name="Reason">Why.</param>
public sealed record ModelAssignment(string Group, string PermissionSet, string Account, string Reason);

namespace MlFoundation.Configuration;

/// <summary>The stacks of a project: the files <c>Pulumi.stack.yaml</c> beside its Pulumi.yaml.</summary>
/// <param name="Folder">Folder of Pulumi.yaml, absolute.</param>
/// <param name="Stacks">Their names, ordered.</param>
public sealed record StackCatalog(string Folder, IReadOnlyList<string> Stacks)
{
    private const string Project = "Pulumi.yaml";

    /// <summary>Name of a stack's file.</summary>
    public static string FileNameOf(string stack) => $"Pulumi.{stack}.yaml";

    /// <summary>The catalog of the folder, or of the nearest one above it that has a Pulumi.yaml; null where there is none.</summary>
    public static StackCatalog? Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Project)))
            {
                var stacks = at.EnumerateFiles("Pulumi.*.yaml").Select(f => f.Name["Pulumi.".Length..^".yaml".Length]).Where(s => s.Length > 0);
                return new StackCatalog(at.FullName, [.. stacks.Order(StringComparer.Ordinal)]);
            }
        }

        return null;
    }
}

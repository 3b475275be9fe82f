using MlFoundation.Planning;

namespace MlFoundation.Commands;

/// <summary>A plan that was written with <c>plan --json</c>.</summary>
internal static class PlanFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="PlanFileException">It cannot be read, or is no plan; the message says why in one sentence and the way out.</exception>
    public static Plan Read(Surroundings surroundings, string file)
    {
        try
        {
            return PlanJson.Read(file, File.ReadAllBytes(Path.Combine(surroundings.Folder, file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PlanFileException($"{file} cannot be read: {exception.Message} Expected a plan, as dotnet run --project MlFoundation -- plan <stack> --json FILE writes it.", exception);
        }
    }

    /// <summary>Refuses to compare plans of two stacks: every URN differs between them.</summary>
    public static void MustBeOf(string stack, Plan plan, string file)
    {
        if (plan.Stack != stack)
        {
            throw new PlanFileException($"{file} is the plan of stack {plan.Stack}; expected one of {stack}. A difference is between two states of one stack.");
        }
    }
}

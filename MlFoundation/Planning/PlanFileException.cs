namespace MlFoundation.Planning;

/// <summary>A file that was to hold a plan and does not; the message says what was found, what is expected, and the way out.</summary>
public sealed class PlanFileException(string message, Exception? inner = null) : Exception(message, inner);

namespace MlFoundation.Planning.Policy;

/// <summary>A policy pack cannot be used: the message says in one sentence which one, why, and the way out.</summary>
public sealed class PolicyPackException(string message, Exception? inner = null) : Exception(message, inner);

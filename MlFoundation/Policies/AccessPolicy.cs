namespace MlFoundation.Policies;

/// <summary>A policy document in IAM's language, ready to be evaluated.</summary>
/// <param name="Name">Name that decisions give.</param>
/// <param name="Statements">Its statements, in the document's order.</param>
public sealed record AccessPolicy(string Name, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Allows everything, as AWS's <c>FullAWSAccess</c>, <c>RCPFullAWSAccess</c> and <c>AdministratorAccess</c> do.</summary>
    public static AccessPolicy FullAccess { get; } = Parse(
        "FullAWSAccess", """{"Version":"2012-10-17","Statement":{"Sid":"AllowAll","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""");

    /// <summary>Reads a document.</summary>
    /// <param name="name">Name that decisions give.</param>
    /// <param name="json">The document: an object with <c>Statement</c>, one or a list.</param>
    /// <exception cref="FormatException">The document is no JSON, lacks what a statement needs, or has an element or operator that IAM does not know.</exception>
    public static AccessPolicy Parse(string name, string json) => PolicyReader.Read(name, json);
}

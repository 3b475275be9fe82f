namespace MlFoundation.Configuration;

/// <summary>A settings record that knows more rules than its types and attributes say. The reader calls it for every record of a section that bound.</summary>
public interface IValidated
{
    /// <summary>Checks this record and what it can see: its own values, not other sections.</summary>
    /// <param name="at">The record's own path, such as <c>organization.units.lab</c>, with which the paths of its problems begin.</param>
    /// <returns>Every problem, without locations: the reader knows where each path stands.</returns>
    IEnumerable<Problem> Validate(string at);
}

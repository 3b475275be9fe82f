namespace MlFoundation.Reports.Html;

/// <summary>A section of the page.</summary>
/// <param name="Id">Its fragment, such as <c>network</c>.</param>
/// <param name="Short">Its name in the navigation.</param>
/// <param name="Title">Its heading.</param>
/// <param name="About">What it shows, in a sentence or two.</param>
/// <param name="Write">Writes what stands below.</param>
internal sealed record PageSection(string Id, string Short, string Title, string About, Action<HtmlBuilder> Write);

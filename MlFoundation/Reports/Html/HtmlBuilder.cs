using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MlFoundation.Reports.Html;

/// <summary>Builds HTML out of interpolated strings: what the source says is markup, what is put in is text and escaped.</summary>
/// <remarks>There is no way to add a string as markup, so a name out of a stack file cannot become any.</remarks>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder text = new();

    /// <summary>Adds markup with texts put in, in element content or in a quoted attribute.</summary>
    public HtmlBuilder Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds one piece for each item.</summary>
    public HtmlBuilder Each<T>(IEnumerable<T> items, Action<T> add)
    {
        foreach (var item in items)
        {
            add(item);
        }

        return this;
    }

    /// <summary>Adds a name that may be broken where its words end: <c>AWSDataEngineers</c>, <c>production/eu-west-1</c>.</summary>
    public HtmlBuilder Name(string name)
    {
        var from = 0;
        for (var at = 1; at < name.Length; at++)
        {
            var word = char.IsAsciiLetterUpper(name[at]) && (char.IsAsciiLetterLower(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])));
            if ((word && name[at - 1] != ' ') || name[at - 1] == '/')
            {
                Escape(name.AsSpan(from, at - from));
                text.Append("<wbr>");
                from = at;
            }
        }

        Escape(name.AsSpan(from));
        return this;
    }

    /// <summary>Adds a document of the program's own, such as its style sheet, as it is.</summary>
    public HtmlBuilder Document(EmbeddedText document)
    {
        text.Append(document.Text);
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>The text with the five characters replaced that mean something in HTML.</summary>
    private void Escape(ReadOnlySpan<char> value)
    {
        while (value.IndexOfAny("&<>\"'") is var at and >= 0)
        {
            text.Append(value[..at]).Append(value[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            value = value[(at + 1)..];
        }

        text.Append(value);
    }

    /// <summary>Receives an interpolated string's pieces.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly HtmlBuilder target;

        public Markup(int literals, int holes, HtmlBuilder target)
        {
            _ = (literals, holes);
            this.target = target;
        }

        public void AppendLiteral(string markup) => target.text.Append(markup);

        public void AppendFormatted(string? value) => target.Escape(value);

        public void AppendFormatted(int value) => target.text.Append(CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(double value) => target.text.Append(CultureInfo.InvariantCulture, $"{value:0.##}");
    }
}

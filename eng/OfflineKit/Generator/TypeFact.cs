using System;

namespace MlFoundation.OfflineKit;

/// <summary>What a type is, before a side (input, output, plain) gives it its C# form.</summary>
internal enum TypeKind
{
    /// <summary>A C# keyword, or <c>any</c>, <c>asset</c>, <c>archive</c>.</summary>
    Simple,

    /// <summary><c>object</c>: a union of three or more, which has no C# form and is not wrapped.</summary>
    Bare,

    /// <summary><c>Namespace.Name</c>: a nested type.</summary>
    Nested,

    /// <summary><c>#Namespace.Name</c>: an enum.</summary>
    Enum,

    /// <summary><c>@Namespace.Name</c>: a resource class.</summary>
    Resource,

    /// <summary><c>T[]</c>.</summary>
    List,

    /// <summary><c>T{}</c>, by string.</summary>
    Map,

    /// <summary><c>A|B</c>.</summary>
    Union,
}

/// <summary>The type of a property as the facts write it.</summary>
internal sealed class TypeFact
{
    public TypeKind Kind { get; private set; }

    /// <summary>Of a simple type its word; of a nested type, enum or resource the part before the last dot, empty at the root.</summary>
    public string Namespace { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Element of a list or map, or the two sides of a union.</summary>
    public TypeFact[] Parts { get; private set; } = [];

    public static TypeFact Parse(string text, int line)
    {
        var union = TopLevelBar(text);
        if (union > 0)
        {
            return new TypeFact { Kind = TypeKind.Union, Parts = [Parse(text.Substring(0, union), line), Parse(text.Substring(union + 1), line)] };
        }

        if (text.EndsWith("[]", StringComparison.Ordinal) || text.EndsWith("{}", StringComparison.Ordinal))
        {
            var kind = text.EndsWith("[]", StringComparison.Ordinal) ? TypeKind.List : TypeKind.Map;
            return new TypeFact { Kind = kind, Parts = [Parse(text.Substring(0, text.Length - 2), line)] };
        }

        if (text.StartsWith("(", StringComparison.Ordinal) && text.EndsWith(")", StringComparison.Ordinal))
        {
            return Parse(text.Substring(1, text.Length - 2), line);
        }

        if (text is "string" or "bool" or "int" or "double" or "any" or "asset" or "archive" or "object")
        {
            return new TypeFact { Kind = text == "object" ? TypeKind.Bare : TypeKind.Simple, Name = text };
        }

        var dot = text.IndexOf('.');
        var named = text[0] is '#' or '@' ? text.Substring(1) : text;
        dot = named.IndexOf('.');
        if (dot < 0)
        {
            throw new FormatException($"{line}: '{text}' is no type");
        }

        var kindOfName = text[0] switch { '#' => TypeKind.Enum, '@' => TypeKind.Resource, _ => TypeKind.Nested };
        return new TypeFact { Kind = kindOfName, Namespace = named.Substring(0, dot), Name = named.Substring(dot + 1) };
    }

    private static int TopLevelBar(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == '|' && depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}

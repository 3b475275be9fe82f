using System.Globalization;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration;

/// <summary>What may stand at a setting, and what stands there if nothing is said, in words.</summary>
internal static class SettingWords
{
    /// <summary>What may stand there, as the end of a sentence that begins with "expected".</summary>
    public static string Expected(ValueShape shape) => shape switch
    {
        ListShape { Item: RecordShape } => "a list of maps",
        ListShape list => $"a list, each item {list.Item.Expected}",
        MapShape { Value: RecordShape } map => $"a map by {map.Words}",
        MapShape map => $"a map by {map.Words}, each value {map.Value.Expected}",
        _ => shape.Expected,
    };

    /// <summary><c>Required</c>, <c>Optional</c>, or the default.</summary>
    /// <param name="property">The setting.</param>
    /// <param name="holder">A record of its type in which nothing was set.</param>
    public static string Default(PropertyShape property, object holder) => property.Required ? "Required"
        : property.Property.GetValue(holder) switch
        {
            null => "Optional",
            bool truth => $"Default: {(truth ? "true" : "false")}",
            Enum choice => $"Default: {RecordProperties.KeyOf(choice.ToString())}",
            int number => string.Create(CultureInfo.InvariantCulture, $"Default: {number}"),
            string text => $"Default: {text}",
            var value when property.Shape is PrimitiveShape => $"Default: {value}",
            _ => "Optional",
        };
}

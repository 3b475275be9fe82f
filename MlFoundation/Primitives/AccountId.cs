using System.Diagnostics.CodeAnalysis;

namespace MlFoundation.Primitives;

/// <summary>The id of an AWS account: 12 digits, leading zeros included.</summary>
/// <remarks>Source: AWS Account Management Reference Guide, "View AWS account identifiers".</remarks>
public sealed record AccountId : IPrimitive<AccountId>, IComparable<AccountId>
{
    private readonly string text;

    private AccountId(string text) => this.text = text;

    /// <inheritdoc/>
    public static string Pattern => "^[0-9]{12}$";

    /// <inheritdoc/>
    public static string Expected => "an AWS account id, 12 digits";

    /// <summary>Reads 12 digits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static AccountId Parse(string text) => Primitive.Parse<AccountId>(text);

    /// <inheritdoc/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AccountId? value, [NotNullWhen(false)] out string? expected)
    {
        var right = text is { Length: 12 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        (value, expected) = right ? (new AccountId(text!), (string?)null) : (null, Expected);
        return right;
    }

    /// <summary>Compares digit by digit.</summary>
    /// <param name="other">The other id.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(AccountId? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The 12 digits.</summary>
    /// <returns>What was parsed.</returns>
    public override string ToString() => text;
}

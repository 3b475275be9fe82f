namespace MlFoundation.Accounts;

/// <summary>How long an account stays.</summary>
public enum AccountState
{
    /// <summary>It is in use: nothing may take it away.</summary>
    Active,

    /// <summary>It is to be closed, and still protected.</summary>
    Closing,

    /// <summary>Nothing protects it any more: without its entry it goes.</summary>
    Released,
}

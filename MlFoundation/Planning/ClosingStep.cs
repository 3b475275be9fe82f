using MlFoundation.Accounts;

namespace MlFoundation.Planning;

/// <summary>What comes next for an account that is to be closed.</summary>
/// <remarks>Sources: AWS Control Tower User Guide, "Unmanage an account"; AWS Organizations User Guide, "Closing a member account".</remarks>
internal static class ClosingStep
{
    /// <summary>One or more sentences.</summary>
    /// <param name="account">The account; it is not active.</param>
    /// <param name="mode">How accounts come into being, and so how they go.</param>
    public static string Next(PlannedAccount account, VendingMode mode) => (account, mode) switch
    {
        ({ Id: { } id }, _) =>
            $"{account.Key} is to be closed, but the program did not make it: close {id} with `aws organizations close-account --account-id {id}`, then remove its entry.",
        ({ State: AccountState.Closing }, _) =>
            $"{account.Key} is to be closed: step 1 of 2. Once nothing in it is needed, add safety.released: {{ {account.Key}: the reason }} and deploy.",
        (_, VendingMode.Organizations) =>
            $"{account.Key} is released: step 2 of 2. Once that is deployed, removing its entry closes it; AWS keeps it suspended for 90 days, in which it can be reopened.",
        _ =>
            $"{account.Key} is released: step 2 of 2. Once that is deployed, removing its entry terminates its product in Account Factory: it leaves Control Tower and stays open. Close it then with `aws organizations close-account`.",
    };
}

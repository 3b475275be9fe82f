using MlFoundation.Accounts;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>What the central logs need.</summary>
/// <param name="Accounts">Accounts known so far; the log archive is one of them.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>: who may deliver.</param>
public sealed record CentralLogsArgs(AccountDirectory Accounts, Output<string> OrganizationId);

using Pulumi;

namespace MlFoundation.Security;

/// <summary>An account that is there before the services are: some of them enrol only accounts that come later by themselves.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">12 digits.</param>
/// <param name="Email">Its root address, which membership asks for.</param>
public sealed record ExistingMember(string Key, Output<string> Id, Output<string> Email);

// What is mutated, and the tests that are asked. A group's tests are those of its files: whole plans of the stack that others make would
// only make it slow. Files are relative to MlFoundation, and a folder stands for its own; tests are parts of full names, asked in this order.

export const groups = {
  'address-plan': { mutate: ['Network/AddressPlan.cs', 'Primitives/CidrBlock.cs'], tests: ['AddressPlanTests', 'CidrBlockTests'] },
  'account-checks': {
    mutate: [
      'Accounts/AccountChecks.cs', 'Accounts/ClosingChecks.cs', 'Organization/LandingZoneChecks.cs', 'Organization/GuardrailChecks.cs', 'Security/SecurityChecks.cs', 'Lifecycle/LifecycleChecks.cs',
      'Costs/CostChecks.cs',
    ],
    tests: ['FoundationSettingsTests', 'ProblemTextsTests', 'ClosingTests', 'GuardrailChecksTests', 'OrgUnitTreeTests', 'CostManagementTests', 'MoreTeamsThanACategoryTakes_', 'AsManyTeamsAsACategoryTakes_', 'AccountFactory_', 'AnAccountToBeVended_'],
  },
  'network-checks': { mutate: ['Network/SegmentChecks.cs'], tests: ['FoundationSettingsTests', 'ProblemTextsTests', 'SegmentPlanTests', 'ManagedDirectoryTests'] },
  'access-checks': { mutate: ['Identity/IdentityChecks.cs', 'Catalog/CatalogChecks.cs'], tests: ['FoundationSettingsTests', 'ProblemTextsTests', 'IdentityCenterAccessTests', 'PortfolioShareTests'] },
  'organization-proofs': {
    mutate: [
      ...proofs('UniqueNames', 'NoCycle', 'PolicyCounts', 'PolicySizes', 'PolicyTarget', 'RegistrationOrder', 'ControlOrder', 'NothingLost', 'AccountLanes', 'Lanes', 'EnrolledOneByOne', 'AccountOperations', 'AccountNames'),
      ...proofs('Quota', 'Quotas', 'QuotaTable'),
    ],
    tests: ['ProofsDocumentTests', 'OrganizationProofsTests', 'AccountLanes_', 'EnrolledOneByOne_', 'HubLeftOut_', 'PlanGraphTests.ARing_', 'PlanGraphTests.WithoutARing_', 'QuotasTests', 'AttachmentsOfAccounts_'],
  },
  'guardrail-proofs': { mutate: proofs('ForbiddenWork', 'FoundationWork', 'GuardrailLayers', 'GuardrailsForbid', 'GuardrailsLetWork'), tests: ['ProofsDocumentTests', 'GuardrailProofsTests'] },
  'network-proofs': {
    mutate: proofs(
      'NetworkSeparation', 'InspectedSpokes', 'ReturnRoutes', 'RightNetwork', 'CorporateRoutes', 'AddressOverlaps', 'PoolRoom', 'OnePlaceEach', 'StackSetOperations', 'PlacedBlueprint', 'HubLeftOut'),
    tests: ['ProofsDocumentTests', 'NetworkProofsTests', 'HubLeftOut_'],
  },
  reachability: { mutate: ['Planning/Proofs/Reachability/'], tests: ['NetworkProofsTests', 'Proofs.Reachability'] },
  'security-proofs': {
    mutate: proofs('SecurityIsEverywhere', 'LogSource', 'LogsArrive', 'LogsStay', 'LogBuckets', 'LogDestinations', 'LogRequests'), tests: ['ProofsDocumentTests', 'LogRequestsTests', 'SecurityProofsTests'],
  },
  'catalog-proofs': { mutate: proofs('LaunchRolesExist', 'PortfolioPrincipalsExist', 'ProductsReadWhatIsThere', 'PlannedBlueprints'), tests: ['ProofsDocumentTests', 'CatalogProofsTests'] },
  'access-proofs': { mutate: ['Planning/Proofs/Access/'], tests: ['ProofsDocumentTests', 'AccessProofsTests', 'SandboxesThatReachData_'] },
  'order-proofs': { mutate: ['Planning/Proofs/Order/'], tests: ['ProofsDocumentTests', 'TheLines_SpeakOfPairs_', 'TheStacks_WaitForAllOfIt', 'AMissingEdge_IsFound'] },
};

export const targets = {
  'settings-checks': ['account-checks', 'network-checks', 'access-checks'],
  proofs: ['organization-proofs', 'guardrail-proofs', 'network-proofs', 'reachability', 'security-proofs', 'catalog-proofs', 'access-proofs', 'order-proofs'],
};

function proofs(...names) {
  return names.map((name) => `Planning/Proofs/${name}.cs`);
}

// What every rule has, and how it becomes a policy of the pack.

/**
 * @typedef {import("@pulumi/policy").ResourceValidationArgs} Resource
 * @typedef {import("@pulumi/policy").PolicyResource} StackResource
 * @typedef {import("@pulumi/policy").StackValidationArgs} Stack
 * @typedef {"low" | "medium" | "high" | "critical"} Severity
 * @typedef {"mandatory" | "advisory"} Level
 */

/**
 * @typedef {object} Rule
 * @property {string} id Stable id, such as MLF-IAM-101: what configuration and findings call it.
 * @property {string} title What holds: one sentence.
 * @property {string} source Page that the rule comes from.
 * @property {Severity} severity How much it weighs for people.
 * @property {Level} [level] Whether a violation stops a deployment; mandatory unless it says otherwise.
 * @property {import("@pulumi/policy").PolicyConfigSchema} [config] What may be configured, with defaults.
 */

/**
 * A rule that looks at one resource at a time.
 * @param {Rule & { types?: string[], check: (resource: Resource, report: (message: string) => void) => void }} rule
 *   `types`: type tokens it looks at; absent, it looks at every resource.
 * @returns {import("@pulumi/policy").ResourceValidationPolicy}
 */
function resourceRule(rule) {
    const types = rule.types && new Set(rule.types);
    return {
        ...policy(rule),
        validateResource: (resource, report) => {
            if (!types || types.has(resource.type)) {
                rule.check(resource, report);
            }
        },
    };
}

/**
 * A rule that needs to see the whole stack.
 * @param {Rule & { check: (stack: Stack, report: (message: string, urn?: string) => void) => void }} rule
 * @returns {import("@pulumi/policy").StackValidationPolicy}
 */
function stackRule(rule) {
    return { ...policy(rule), validateStack: (stack, report) => rule.check(stack, report) };
}

/** @param {Rule} rule */
function policy(rule) {
    return {
        name: rule.id,
        description: rule.title,
        enforcementLevel: rule.level ?? "mandatory",
        severity: rule.severity,
        url: rule.source,
        ...(rule.config ? { configSchema: rule.config } : {}),
    };
}

module.exports = { resourceRule, stackRule };

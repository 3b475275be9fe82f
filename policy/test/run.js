// Runs one rule over resources written by hand, as the engine would.

/**
 * @typedef {{ type: string, name: string, props: Record<string, any>, opts?: Record<string, any>, provider?: Record<string, any>, refers?: Record<string, string[]> }} Given
 */

/**
 * A resource of a case. `refers` says which resources its properties refer to, by name.
 * @param {string} type
 * @param {Record<string, any>} [props]
 * @param {Partial<Given>} [more]
 * @returns {Given}
 */
function resource(type, props = {}, more = {}) {
    return { type, name: type.split(":")[2], props, ...more };
}

/** @param {Given} given */
const urnOf = (given) => `urn:pulumi:test::test::${given.type}::${given.name}`;

/** @param {Given} given */
function seen(given) {
    return {
        type: given.type,
        name: given.name,
        urn: urnOf(given),
        props: given.props,
        opts: { protect: false, ignoreChanges: [], aliases: [], customTimeouts: {}, additionalSecretOutputs: [], ...given.opts },
        provider: given.provider,
        stackTags: new Map(),
    };
}

/**
 * @param {any} policy
 * @param {Record<string, any>} [config]
 */
function configOf(policy, config) {
    const properties = Object.entries(policy.configSchema?.properties ?? {});
    return { ...Object.fromEntries(properties.map(([name, schema]) => [name, /** @type {any} */ (schema).default])), ...config };
}

/**
 * Messages that a rule reports about a case.
 * @param {any} policy
 * @param {Given[]} resources
 * @param {Record<string, any>} [config]
 * @returns {string[]}
 */
function run(policy, resources, config) {
    /** @type {string[]} */
    const messages = [];
    const getConfig = () => configOf(policy, config);
    if (policy.validateResource) {
        for (const given of resources) {
            policy.validateResource({ ...seen(given), getConfig }, (/** @type {string} */ message) => messages.push(message));
        }

        return messages;
    }

    const all = resources.map(seen);
    const byName = new Map(all.map((one) => [one.name, one]));
    const linked = all.map((one, index) => Object.assign(one, {
        dependencies: [],
        propertyDependencies: Object.fromEntries(Object.entries(resources[index].refers ?? {}).map(([property, names]) => [property, names.map((name) => byName.get(name))])),
    }));
    policy.validateStack({ resources: linked, stackTags: new Map(), getConfig }, (/** @type {string} */ message) => messages.push(message));
    return messages;
}

module.exports = { resource, run };

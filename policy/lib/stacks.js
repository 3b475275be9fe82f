// Which resource of a stack refers to which.

/** @typedef {import("./rule").StackResource} StackResource */

/**
 * Resources of one type.
 * @param {import("./rule").Stack} stack
 * @param {string} type
 */
function ofType(stack, type) {
    return stack.resources.filter((resource) => resource.type === type);
}

/**
 * URNs of the resources that a property of one type's resources refers to.
 * @param {import("./rule").Stack} stack
 * @param {string} type
 * @param {string} property
 * @param {(resource: StackResource) => boolean} [where]
 */
function referredTo(stack, type, property, where = () => true) {
    return new Set(ofType(stack, type).filter(where).flatMap((resource) => (resource.propertyDependencies?.[property] ?? []).map((target) => target.urn)));
}

module.exports = { ofType, referredTo };

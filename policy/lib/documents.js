// Policy documents of AWS: text or object in, statements out.

/**
 * @typedef {{ Sid?: string, Effect: string, Action: string[], NotAction: string[], Resource: string[], NotResource: string[],
 *             Principal: Record<string, string[]>, NotPrincipal: boolean, Condition: Record<string, Record<string, unknown>> }} Statement
 */

/**
 * @param {unknown} value One value or a list.
 * @returns {string[]}
 */
function list(value) {
    return value === undefined || value === null ? [] : (Array.isArray(value) ? value : [value]).map(String);
}

/**
 * The document as an object; null where there is none or the text is no JSON.
 * @param {unknown} document
 * @returns {Record<string, any> | null}
 */
function parse(document) {
    if (typeof document !== "string") {
        return typeof document === "object" ? document : null;
    }

    try {
        return JSON.parse(document);
    } catch {
        return null;
    }
}

/**
 * The statements of a document, with lists where AWS takes one value or several.
 * @param {unknown} document
 * @returns {Statement[]}
 */
function statements(document) {
    const found = parse(document)?.Statement;
    return (Array.isArray(found) ? found : found ? [found] : []).map((statement) => ({
        Sid: statement.Sid,
        Effect: statement.Effect,
        Action: list(statement.Action),
        NotAction: list(statement.NotAction),
        Resource: list(statement.Resource),
        NotResource: list(statement.NotResource),
        Principal: principals(statement.Principal),
        NotPrincipal: statement.NotPrincipal !== undefined,
        Condition: statement.Condition ?? {},
    }));
}

/** @param {unknown} principal */
function principals(principal) {
    return principal === undefined ? {}
        : typeof principal === "string" ? { AWS: [principal] }
        : Object.fromEntries(Object.entries(/** @type {object} */ (principal)).map(([kind, who]) => [kind, list(who)]));
}

/**
 * Whether anybody may be the principal of a statement: everybody but somebody is anybody too.
 * @param {Statement} statement
 */
function isPublic(statement) {
    return statement.Effect === "Allow" && (statement.NotPrincipal || (statement.Principal.AWS ?? []).includes("*"));
}

/** Operators that let through who has the value, and nobody who has none. */
const ASKS = /^(?:ForAnyValue:)?(?:String(?:Equals|Like)(?:IgnoreCase)?|Arn(?:Equals|Like))$/i;

/**
 * Whether a condition of the statement keeps strangers out: it asks for one of the keys, positively, and not for just any value.
 * @param {Statement} statement
 * @param {string[]} keys In lower case.
 */
function isFenced(statement, keys) {
    return Object.entries(statement.Condition).some(([operator, tests]) => ASKS.test(operator)
        && Object.entries(tests).some(([key, values]) => keys.includes(key.toLowerCase()) && list(values).every((value) => !/^[*?]*$/.test(value))));
}

/**
 * Whether a resource of a statement stands for all of a kind in an account, or more: *, arn:aws:*, arn:aws:iam::*:role/*.
 * @param {string} arn
 */
function isEverything(arn) {
    return /^(?:\*|arn:(?:aws[a-z-]*|\*)(?::\*)+|arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:(?:role|user|group|policy)\/)?\*)$/.test(arn);
}

/**
 * Condition keys that a statement asks for, in lower case.
 * @param {Statement} statement
 * @returns {string[]}
 */
function conditionKeys(statement) {
    return Object.values(statement.Condition).flatMap((tests) => Object.keys(tests)).map((key) => key.toLowerCase());
}

/**
 * How a statement is called in a message.
 * @param {Statement} statement
 * @param {number} index
 */
function nameOf(statement, index) {
    return statement.Sid ? `statement ${statement.Sid}` : `statement ${index + 1}`;
}

/**
 * Whether an action pattern of a statement covers an action.
 * @param {string} pattern Such as iam:Pass* or *.
 * @param {string} action Such as iam:PassRole.
 */
function covers(pattern, action) {
    const expression = pattern.toLowerCase().replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
    return new RegExp(`^${expression}$`).test(action.toLowerCase());
}

module.exports = { conditionKeys, covers, isEverything, isFenced, isPublic, list, nameOf, parse, statements };

const assert = require("node:assert/strict");
const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const { describe, it } = require("node:test");
const policies = require("../lib/all");
const { run } = require("./run");

/** @typedef {{ passes: Case[], fails: Case[] }} Cases */
/** @typedef {{ of: import("./run").Given[], config?: Record<string, any>, says?: RegExp }} Case */

const folder = join(__dirname, "cases");
/** @type {Record<string, Cases>} */
const cases = Object.assign({}, ...readdirSync(folder).map((file) => require(join(folder, file))));

for (const policy of policies) {
    describe(`${policy.name}: ${policy.description}`, () => {
        const { passes = [], fails = [] } = cases[policy.name] ?? {};
        it("has cases that pass and cases that fail", () => {
            assert.ok(passes.length > 0 && fails.length > 0);
        });
        passes.forEach((given, index) => it(`passes case ${index + 1}`, () => assert.deepEqual(run(policy, given.of, given.config), [])));
        fails.forEach((given, index) => it(`finds case ${index + 1}`, () => {
            const messages = run(policy, given.of, given.config);
            assert.ok(messages.length > 0, "nothing was found");
            assert.match(messages.join("\n"), given.says ?? /expected/);
        }));
    });
}

describe("The pack", () => {
    it("has cases of its own rules only", () => {
        const ids = policies.map((policy) => policy.name);
        assert.deepEqual(Object.keys(cases).filter((id) => !ids.includes(id)), []);
    });
    it("names every rule once, by a stable form", () => {
        const ids = policies.map((policy) => policy.name);
        assert.equal(new Set(ids).size, ids.length);
        ids.forEach((id) => assert.match(id, /^MLF-[A-Z0-9]+-1\d\d$/));
    });
    it("says of every rule what holds, how much it weighs, and where it comes from", () => {
        for (const policy of policies) {
            assert.match(policy.description, /^[A-Z].*\.$/);
            assert.match(policy.url ?? "", /^https:\/\//);
            assert.ok(policy.severity && policy.enforcementLevel);
        }
    });
    it("gives every setting a default and a description", () => {
        for (const policy of policies) {
            for (const schema of Object.values(policy.configSchema?.properties ?? {})) {
                assert.ok("default" in schema && schema.description);
            }
        }
    });
});

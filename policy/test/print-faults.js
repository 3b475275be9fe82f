// Prints, as JSON, one planted fault a rule: the first case that fails, with its configuration. Other test suites run the pack over them.
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "cases");
/** @type {[string, { fails: { of: object[], config?: object }[] }][]} */
const cases = readdirSync(folder).flatMap((file) => Object.entries(require(join(folder, file))));
process.stdout.write(JSON.stringify(Object.fromEntries(cases.map(([id, { fails }]) => [id, { resources: fails[0].of, config: fails[0].config ?? {} }]))));

// Every rule of rules/, in the order of their file names.
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "..", "rules");

/** @type {import("@pulumi/policy").Policies} */
module.exports = readdirSync(folder).filter((file) => file.endsWith(".js")).sort().map((file) => require(join(folder, file)));

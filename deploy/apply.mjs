#!/usr/bin/env node
// Applies deploy/<stack>.deployment.json to a stack of Pulumi Cloud, by POST to its deployment settings: a deep merge, so what is not named here
// stays. Reads what is there first and changes nothing where nothing differs. The token comes from PULUMI_ACCESS_TOKEN and is never printed.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const usage = `node deploy/apply.mjs STACK --org ORG --repository OWNER/NAME --management-account ID [options]

  --project NAME   default: mlfoundation
  --api URL        default: PULUMI_API, or https://api.pulumi.com
  --dry-run        print what would be sent, and send nothing; needs no token`;

/** The settings with their placeholders filled in. A placeholder without a value is a mistake. */
function fill(text, values) {
    return text.replace(/\$\{([A-Z_]+)\}/g, (_, name) => {
        if (!values[name]) {
            throw new Error(`\${${name}} has no value.`);
        }
        return values[name];
    });
}

/** Whether merging the patch would change what is there. Lists count as a whole; null takes a key away. */
function differs(patch, there) {
    if (patch === null || typeof patch !== "object" || Array.isArray(patch)) {
        return JSON.stringify(patch ?? null) !== JSON.stringify(there ?? null);
    }
    return Object.entries(patch).some(([key, value]) => differs(value, there?.[key]));
}

async function call(method, url, token, body) {
    const answer = await fetch(url, {
        method,
        headers: { Accept: "application/vnd.pulumi+8", Authorization: `token ${token}`, "Content-Type": "application/json" },
        body: body && JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(30_000),
    });
    if (method === "GET" && answer.status === 404) {
        return {};
    }
    if (!answer.ok) {
        throw new Error(`${method} ${url}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    }
    const text = await answer.text();
    return text ? JSON.parse(text) : {};
}

async function main() {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            org: { type: "string" }, repository: { type: "string" }, "management-account": { type: "string" }, project: { type: "string", default: "mlfoundation" },
            api: { type: "string", default: process.env.PULUMI_API ?? "https://api.pulumi.com" }, "dry-run": { type: "boolean", default: false },
        },
    });
    const [stack] = positionals;
    const name = /^[A-Za-z0-9_.-]{1,100}$/;
    if (positionals.length !== 1 || ![stack, values.org, values.project].every((part) => name.test(part ?? ""))
        || !/^[\w.-]+\/[\w.-]+$/.test(values.repository ?? "") || !/^\d{12}$/.test(values["management-account"] ?? "")) {
        console.error(usage);
        return 2;
    }
    const file = path.join(import.meta.dirname, `${stack}.deployment.json`);
    if (!fs.existsSync(file)) {
        console.error(`There is no ${path.relative(process.cwd(), file)}: expected the settings of a stack.`);
        return 1;
    }
    const patch = JSON.parse(fill(fs.readFileSync(file, "utf8"), { REPOSITORY: values.repository, MANAGEMENT_ACCOUNT: values["management-account"] }));
    const url = `${values.api.replace(/\/+$/, "")}/api/stacks/${values.org}/${values.project}/${stack}/deployments/settings`;
    if (values["dry-run"]) {
        console.log(`Would POST ${url}\n${JSON.stringify(patch, null, 2)}`);
        return 0;
    }
    const token = process.env.PULUMI_ACCESS_TOKEN;
    if (!token) {
        console.error("PULUMI_ACCESS_TOKEN is not set: expected an access token of Pulumi Cloud. --dry-run needs none.");
        return 1;
    }
    if (!differs(patch, await call("GET", url, token))) {
        console.log(`${stack}: the settings are as they should be.`);
        return 0;
    }
    await call("POST", url, token, patch);
    console.log(`${stack}: the settings are applied.`);
    return 0;
}

main().then((code) => { process.exitCode = code; }, (error) => { console.error(error.message); process.exitCode = 1; });

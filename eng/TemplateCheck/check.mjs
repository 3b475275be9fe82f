// Holds CloudFormation templates against AWS's own offline validator (@aws/cloudformation-validate, which aws-cdk-lib brings along).
//
//   npm ci && node check.mjs FILE...
//
// One line a problem, FILE:LINE: RULE WHERE: TEXT; last line: N templates, P problems. Exit status 1 if there is any problem, 2 on misuse.
// What has passed once is remembered by its content in node_modules/.cache, so that a second run takes no time.

import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

// A path, since the package does not export what it brings along.
const FOLDER = path.join(import.meta.dirname, 'node_modules/aws-cdk-lib/node_modules/@aws/cloudformation-validate');

const require = createRequire(import.meta.url);
const { version } = require(path.join(FOLDER, 'package.json'));
const passed = path.join(import.meta.dirname, 'node_modules', '.cache', `cloudformation-validate-${version}`);

function main(files) {
  if (files.length === 0) {
    process.stderr.write('usage: node check.mjs FILE...\n');
    return 2;
  }
  fs.mkdirSync(passed, { recursive: true });
  let validator;
  let problems = 0;
  for (const file of files) {
    const stamp = path.join(passed, crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex'));
    if (fs.existsSync(stamp)) continue;
    validator ??= load();
    const found = validator(file);
    if (found.length === 0) fs.writeFileSync(stamp, '');
    for (const { line, rule, where, text } of found) process.stdout.write(`${file}:${line}: ${rule} ${where}${where ? ': ' : ''}${text}\n`);
    problems += found.length;
  }
  process.stdout.write(`${files.length} templates, ${problems} problems\n`);
  return problems > 0 ? 1 : 0;
}

// Loading takes a second: only where something has changed.
function load() {
  const { CelEngine, TemplateFile } = require(FOLDER);
  const engine = new CelEngine();
  return (file) => engine.validateStandard(new TemplateFile(file)).diagnostics
    .filter((d) => d.severity === 'ERROR' || d.severity === 'FATAL')
    .map((d) => ({
      line: d.startLine ?? 1,
      rule: d.ruleId,
      where: [d.entity?.logicalId, d.propertyPath].filter(Boolean).join('.'),
      text: d.message.split('\n')[0],
    }));
}

process.exitCode = main(process.argv.slice(2));

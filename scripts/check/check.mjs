// `npm run check`: everything that must hold before a commit, one line per rule, all rules run even when one fails.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "../tool-environment.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

const RULES = [
  ["formatting", "npx", ["biome", "check", "--error-on-warnings", "."]],
  ["lint and module rules", "npx", ["oxlint", "--deny-warnings"]],
  ["package boundaries", "npx", ["turbo", "boundaries", "--no-color"]],
  ["types", "npx", ["turbo", "run", "typecheck", "--output-logs=errors-only", "--no-color"]],
  ["types of tests", "npx", ["tsc", "--noEmit", "-p", "tsconfig.tests.json"]],
  ["types of journeys", "npx", ["tsc", "--noEmit", "-p", "journeys"]],
  ["types of benches", "npx", ["tsc", "--noEmit", "-p", "bench"]],
  ["types of seeds", "npx", ["tsc", "--noEmit", "-p", "prisma"]],
  ["dead code and dependencies", "npx", ["knip", "--no-progress"]],
  ["lock file on every platform", process.execPath, ["scripts/check/lock-platforms.mjs"]],
  ["documents name what is there", process.execPath, ["scripts/check/document-links.mjs"]],
  ["dependencies page", process.execPath, ["scripts/check/dependencies-page.mjs"]],
  ["known vulnerabilities", process.execPath, ["scripts/check/dependency-audit.mjs"]],
  ["migrations match the schema", process.execPath, ["scripts/check/migrations.mjs"]],
];

let failed = 0;
for (const [rule, command, args] of RULES) {
  const startedAt = Date.now();
  const { code, output } = await run(command, args);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  // A rule that could not be asked says so in its first line.
  const skipped = code === 0 && output.startsWith("skipped: ") ? output.split("\n", 1)[0] : undefined;
  console.log(
    `${skipped ? "skipped" : code === 0 ? "ok     " : "FAILED "} ${rule} (${seconds} s)${skipped?.slice("skipped".length) ?? ""}`,
  );
  if (code !== 0) {
    failed += 1;
    console.log(output.trim());
  }
}
console.log(failed === 0 ? "All rules hold." : `${failed} of ${RULES.length} rules are broken.`);
process.exit(failed === 0 ? 0 : 1);

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: toolEnvironment() });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

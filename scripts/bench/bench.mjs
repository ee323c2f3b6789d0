// `npm run bench [-- --json] [-- name …]`: one process per measurement; every figure beside its bar, and what it was measured on.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "../tool-environment.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isJson = process.argv.includes("--json");
const SUFFIX = ".bench.ts";

const names = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, memoryGb: Math.round(totalmem() / 1e9), node: process.version };

const rows = [];
for (const name of names) rows.push(...(await measure(name)));

if (isJson) console.log(JSON.stringify({ machine, rows }, null, 2));
else printTable();
process.exit(rows.every((row) => row.isMet !== false) ? 0 : 1);

/** A measurement prints one JSON row per line on standard output; anything else it has to say goes to standard error. */
function measure(name) {
  return new Promise((resolve) => {
    const child = spawn("npx", ["tsx", join("bench", name + SUFFIX)], { cwd: root, env: toolEnvironment({ NODE_ENV: "production" }), stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      const found = output.split("\n").filter((line) => line.startsWith("{")).map((line) => ({ bench: name, ...JSON.parse(line) }));
      if (code !== 0) found.push({ bench: name, figure: "ended with an error", value: code, unit: "exit code", isMet: false });
      resolve(found);
    });
  });
}

function printTable() {
  console.log(`${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}\n`);
  const lines = rows.map((row) => [row.bench, row.figure, `${row.value} ${row.unit}`, row.bar ? `${row.bar}` : "–", row.isMet === undefined ? "" : row.isMet ? "met" : "MISSED"]);
  const header = ["bench", "figure", "measured", "bar", ""];
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [header, ...lines]) console.log(line.map((cell, column) => cell.padEnd(widths[column])).join("  "));
  for (const row of rows) if (row.note) console.log(`\n${row.figure}: ${row.note}`);
}

// `npm run bench [-- --json] [-- name …]`: builds once, then one process per measurement; every figure beside its bar, and what it was measured on.
// Without a name: all but the trials that take many minutes.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "../start/build.mjs";
import { installDependencies } from "../start/install.mjs";
import { reportFailure } from "../start/report.mjs";
import { toolEnvironment } from "../tool-environment.mjs";
import { printTable } from "./print-table.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SUFFIX = ".bench.ts";
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isJson = process.argv.includes("--json");
const benches = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const LONG = ["chaos"];
const unknown = wanted.find((name) => !benches.includes(name));

let running;
let isInterrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);

if (unknown === undefined) process.exitCode = await run(wanted.length > 0 ? wanted : benches.filter((name) => !LONG.includes(name)));
else {
  console.error(`There is no measurement "${unknown}". One of: ${benches.join(", ")}.`);
  process.exitCode = 2;
}

async function run(names) {
  try {
    tell(`Packages: ${installDependencies(root)}`);
    tell(`Build: ${buildOnce(root)}`);
  } catch (error) {
    reportFailure(error);
    return 1;
  }
  if (isInterrupted) return 130;
  const machine = describeMachine();
  const rows = [];
  for (const name of names) {
    tell(`Measuring ${name} …`);
    rows.push(...(await measure(name)));
    if (isInterrupted) return 130;
  }
  if (isJson) console.log(JSON.stringify({ machine, rows }, null, 2));
  else printTable(machine, rows);
  return rows.every((row) => row.isMet !== false) ? 0 : 1;
}

/** The measurement stops what it has started, then ends. */
function interrupt() {
  isInterrupted = true;
  running?.kill("SIGTERM");
}

/** Standard output holds the result and nothing else. */
function tell(line) {
  console.error(line);
}

function describeMachine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    /** Processes that wanted a core during the minute before: above 0 other work is measured, too. */
    load: Number(loadavg()[0].toFixed(1)),
  };
}

/** A measurement prints one JSON row per line on standard output; anything else it has to say goes to standard error. */
function measure(name) {
  return new Promise((resolve) => {
    running = spawn(process.execPath, ["--import", "tsx", join("bench", name + SUFFIX)], {
      cwd: root,
      env: toolEnvironment({ NODE_ENV: "production" }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    running.stdout.on("data", (chunk) => (output += chunk));
    running.on("close", (code) => {
      const found = output
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => ({ bench: name, ...JSON.parse(line) }));
      if (code !== 0) found.push({ bench: name, figure: "ended with an error", value: code, unit: "exit code", isMet: false });
      resolve(found);
    });
  });
}

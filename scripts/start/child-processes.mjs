import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Remedy } from "./remedy.mjs";

const EXIT_WITH_PARENT = pathToFileURL(fileURLToPath(new URL("./exit-with-parent.mjs", import.meta.url))).href;
const LOG_LINES_SHOWN = 20;
/** The worker promises to be gone within 10 s of SIGTERM; the rest is quicker. */
const STOP_LIMIT_MS = 12_000;

/** Many threads allocate a little now and then: with glibc's default of an arena for each, a worker takes 25 MB more. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/** Node programs that live as long as this one: each logs to its own file and ends with its parent, however that ends. */
export function createChildProcesses(dataDir, onUnexpectedExit) {
  const children = new Map();
  let isStopping = false;
  return {
    start(name, script, environment, cwd) {
      const log = join(dataDir, "logs", `${name}.log`);
      const file = openSync(log, "a");
      // A group of its own: Ctrl-C in the terminal reaches only us, so that we can stop in order.
      const child = spawn(process.execPath, ["--import", EXIT_WITH_PARENT, script], {
        cwd,
        env: { ...FEW_ARENAS, ...process.env, ...environment },
        stdio: ["pipe", file, file],
        detached: true,
      });
      closeSync(file);
      children.set(name, child);
      child.on("exit", (code, signal) => {
        children.delete(name);
        if (!isStopping)
          onUnexpectedExit(
            new Remedy(`The ${name} process ended (${signal ?? `code ${code}`}):\n${lastLines(log)}`, `The whole log is in ${log}.`),
          );
      });
    },
    async stop() {
      isStopping = true;
      await Promise.all([...children.values()].map(stopChild));
    },
  };
}

/** Waits until an address answers 2xx. */
export async function waitUntilHealthy(name, url, dataDir, limitMs = 60_000) {
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const isHealthy = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Remedy(
    `The ${name} process did not answer within ${limitMs / 1000} s:\n${lastLines(join(dataDir, "logs", `${name}.log`))}`,
    "Read the lines above; start again when the cause is gone.",
  );
}

function stopChild(child) {
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      done();
    });
    child.kill("SIGTERM");
  });
}

function lastLines(path) {
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-LOG_LINES_SHOWN).join("\n");
}

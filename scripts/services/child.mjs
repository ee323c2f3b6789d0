import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Runs a program to its end; rejects with what it wrote when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with code ${code}:\n${output.trim()}`));
    });
  });
}

/**
 * Starts a server and resolves once a line of its output matches `ready`. Rejects with the last lines when it ends
 * before that. `stop` sends `signal`, waits for the end and may be called twice. The server has a process group of its own,
 * so that Ctrl-C in a terminal reaches only its starter, who then stops everything in order.
 */
export function startServer({ command, args, options, ready, signal, log, name }) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lastLines = [];
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return new Promise((resolve, reject) => {
    const listen = (chunk) => {
      for (const line of String(chunk).split("\n").filter(Boolean)) {
        lastLines.push(line);
        if (lastLines.length > 20) lastLines.shift();
        log?.(line);
        if (ready.test(line)) resolve({ pid: child.pid, stop, ended });
      }
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${name} ended with code ${code} before it was ready:\n${lastLines.join("\n")}`)));
  });
}

/**
 * Ends the server that a killed starter left behind, found by the process id in the first line of its own file. After a
 * restart of the machine that number may belong to somebody else's program, which is left alone.
 */
export async function endLeftover(pidFile, signal, program) {
  const pid = leftoverPid(pidFile, program);
  if (pid === undefined) return;
  process.kill(pid, signal);
  while (isAlive(pid)) await new Promise((done) => setTimeout(done, 50));
}

/** The process that wrote this file, if it still runs and is this program. */
export function leftoverPid(pidFile, program) {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  return Number.isInteger(pid) && isAlive(pid) && nameOf(pid).includes(program) ? pid : undefined;
}

function nameOf(pid) {
  if (process.platform === "linux") return existsSync(`/proc/${pid}/comm`) ? readFileSync(`/proc/${pid}/comm`, "utf8") : "";
  return spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).stdout ?? "";
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// Redis as a wake-up bell: it stores nothing that PostgreSQL does not know, so it keeps nothing on disk.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { endLeftover, run, startServer } from "./child.mjs";
import { findFreePort } from "./free-port.mjs";

/** What `redis-server` needs at run time, as Debian and Ubuntu split it up. */
const DEBIAN_PACKAGES = ["redis-tools", "redis-server", "libjemalloc2", "liblzf1", "libatomic1", "liblua5.1-0", "lua-bitop", "lua-cjson"];

/**
 * Starts Redis on 127.0.0.1. Uses `redis-server` from the PATH, or gets it: as root with apt-get, else unpacked into `dir`
 * from Debian's packages. Returns `{ url, port, stop }`.
 *
 * @param {{ dir: string, port?: number, log?: (line: string) => void }} options
 */
export async function startRedis({ port, dir, log }) {
  mkdirSync(dir, { recursive: true });
  const { command, env } = await findOrInstall(dir, log);
  const pidFile = join(dir, "redis.pid");
  await endLeftover(pidFile, "SIGTERM", "redis-server");
  const chosenPort = port ?? (await findFreePort());
  const server = await startServer({
    name: "Redis",
    command,
    args: [
      "--port",
      String(chosenPort),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
      "--maxmemory-policy",
      "noeviction",
      "--dir",
      dir,
      "--pidfile",
      pidFile,
    ],
    options: { env: { ...process.env, ...env } },
    ready: /Ready to accept connections/,
    signal: "SIGTERM",
    log,
  });
  return { url: `redis://127.0.0.1:${chosenPort}`, port: chosenPort, pid: server.pid, ended: server.ended, stop: server.stop };
}

async function findOrInstall(dir, log) {
  const installed = onPath("redis-server");
  if (installed) return { command: installed, env: {} };
  const unpacked = join(dir, "unpacked");
  if (existsSync(join(unpacked, "usr/bin/redis-server"))) return fromUnpacked(unpacked);
  if (onPath("apt-get")) {
    try {
      log?.("Redis is not installed; getting it from the system's packages");
      return process.getuid?.() === 0 ? await installAsRoot() : await unpackPackages(unpacked);
    } catch (cause) {
      throw new Error(`${missingMessage()} Getting it from the system's packages failed: ${cause.message}`, { cause });
    }
  }
  throw new Error(missingMessage());
}

async function installAsRoot() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], { env });
  return { command: onPath("redis-server") ?? "/usr/bin/redis-server", env: {} };
}

async function unpackPackages(unpacked) {
  const fresh = `${unpacked}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await run("apt-get", ["download", ...DEBIAN_PACKAGES], { cwd: fresh });
  for (const file of readdirSync(fresh).filter((name) => name.endsWith(".deb"))) {
    await run("dpkg", ["-x", join(fresh, file), unpacked]);
  }
  rmSync(fresh, { recursive: true, force: true });
  return fromUnpacked(unpacked);
}

function fromUnpacked(unpacked) {
  const libraries = join(unpacked, "usr/lib");
  const folder = readdirSync(libraries).find((name) => name.endsWith("-linux-gnu"));
  return { command: join(unpacked, "usr/bin/redis-server"), env: folder ? { LD_LIBRARY_PATH: join(libraries, folder) } : {} };
}

function onPath(program) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find(existsSync);
}

function missingMessage() {
  return 'Redis was not found. Install it ("apt-get install redis-server", "brew install redis"), or set REDIS_URL to a server of your own.';
}

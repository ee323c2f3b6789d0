import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolEnvironment } from "../tool-environment.mjs";
import { Remedy } from "./remedy.mjs";

const SOURCES = ["apps", "packages", "prisma", "package-lock.json", "turbo.json", "tsconfig.json"];
const NOT_SOURCES = new Set(["node_modules", ".next", "dist", ".turbo", "generated", "test-results", "next-env.d.ts"]);
const OUTPUTS = ["apps/web/.next/standalone/apps/web/main.mjs", "apps/worker/dist/main.js", "apps/sandbox/dist/main.js"];

/** Production build, skipped while no source has changed. */
export function buildOnce(root) {
  const wanted = hashOfSources(root);
  const stamp = join(root, "node_modules", ".cache", "zerolake-build");
  const isBuilt = OUTPUTS.every((path) => existsSync(join(root, path)));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return "up to date";
  const result = spawnSync("npx", ["turbo", "run", "build", "--output-logs=errors-only", "--no-color"], {
    cwd: root,
    encoding: "utf8",
    env: toolEnvironment(),
    shell: process.platform === "win32",
  });
  if (result.status !== 0)
    throw new Remedy(`The build failed:\n${result.stdout}${result.stderr}`, "This is a fault of Zerolake: report it with the lines above.");
  mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
  writeFileSync(stamp, wanted);
  return "built";
}

function hashOfSources(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES) addToHash(hash, root, source);
  return hash.digest("hex");
}

/** Names and contents of a file or of everything below a folder, in a fixed order. */
function addToHash(hash, root, path) {
  const absolute = join(root, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (stat?.isFile()) hash.update(path).update(readFileSync(absolute));
  if (!stat?.isDirectory()) return;
  for (const name of readdirSync(absolute).sort()) {
    if (!NOT_SOURCES.has(name) && !name.endsWith(".tsbuildinfo")) addToHash(hash, root, `${path}/${name}`);
  }
}

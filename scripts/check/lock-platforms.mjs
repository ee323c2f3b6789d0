import { readFileSync } from "node:fs";

// A lock written where the registry lacks a platform package is broken on other machines: every optional dependency must be in it.
const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
const names = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !names.has(name))
    .map((name) => `${name} (wanted by ${path || "the root"})`),
);
if (missing.length > 0) {
  console.error(
    `package-lock.json lacks platform packages; installing would fail elsewhere:\n  ${missing.join("\n  ")}\nPin the owner to a version whose packages all exist.`,
  );
  process.exit(1);
}

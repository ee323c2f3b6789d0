import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../python", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".py"));
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);

test.skipIf(!python)(`every Python file compiles${python ? "" : " (skipped: no Python on this machine)"}`, () => {
  const program = "import ast,sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";
  const result = spawnSync(python ?? "python3", ["-c", program, ...files.map((file) => join(folder, file))], { encoding: "utf8" });
  expect(result.stderr).toBe("");
  expect(result.status).toBe(0);
});

// Every rule of the check bites: one deliberate violation each, in a scratch copy of the workspace's outlines.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toolEnvironment } from "../tool-environment.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const CORE = ["access", "artefacts", "blueprint", "catalog", "compiler", "execution", "linter", "planner", "resources"];
const OUTLINES = ["package.json", "package-lock.json", "turbo.json", "tsconfig.json", ".oxlintrc.json"];

let copy;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "zerolake-rules-"));
  for (const file of [...OUTLINES, ...workspaceOutlines()]) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function workspaceOutlines() {
  return ["apps", "packages"]
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .flatMap((workspace) => ["package.json", "turbo.json", "tsconfig.json"].map((file) => `${workspace}/${file}`))
    .filter((file) => existsSync(join(root, file)));
}

function write(file, text) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

function dependOn(workspace, name) {
  const manifest = JSON.parse(readFileSync(join(copy, workspace, "package.json"), "utf8"));
  write(`${workspace}/package.json`, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [name]: "*" } }));
}

function run(tool, ...args) {
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin", tool), args, {
    cwd: copy,
    env: toolEnvironment(),
    encoding: "utf8",
  });
  return { isRefused: status !== 0, says: `${stdout}${stderr}` };
}

const lint = () => run("oxlint", "--deny-warnings", "apps", "packages");
const boundaries = () => run("turbo", "boundaries", "--no-color");

describe("package boundaries", () => {
  it("hold when nothing is wrong", () => {
    expect(boundaries()).toMatchObject({ isRefused: false });
  });

  it.each([
    ["a core package the shell", "packages/planner", "@zerolake/db"],
    ["the planner the compiler", "packages/planner", "@zerolake/compiler"],
    ["the compiler the planner", "packages/compiler", "@zerolake/planner"],
    ["the vocabulary what stands on it", "packages/resources", "@zerolake/catalog"],
    ["the console a driver", "apps/web", "@zerolake/drivers"],
    ["a driver the database", "packages/drivers", "@zerolake/db"],
    ["the database a driver", "packages/db", "@zerolake/drivers"],
    ["the sandbox anything of ours", "apps/sandbox", "@zerolake/resources"],
    ["the command line the database", "apps/cli", "@zerolake/db"],
  ])("refuse that %s imports, even where it is declared", (_, workspace, name) => {
    write(`${workspace}/src/probe.ts`, `import * as probe from "${name}";\nexport const seen = probe;\n`);
    expect(boundaries()).toMatchObject({ isRefused: true, says: expect.stringContaining("not a dependency") });
    dependOn(workspace, name);
    expect(boundaries()).toMatchObject({ isRefused: true, says: expect.stringMatching(/without any tag listed in allowlist/) });
  });

  it("refuse a path into another package", () => {
    write("packages/planner/src/probe.ts", 'import { compile } from "../../compiler/src/index.ts";\nexport const seen = compile;\n');
    expect(boundaries()).toMatchObject({ isRefused: true, says: expect.stringContaining("leaves the package") });
  });
});

describe("module rules", () => {
  it.each(["@/features/designer/store/a.ts", "../../designer/store/a.ts", "../../../features/designer/store/a.ts"])(
    "refuse that a feature imports another feature by %s",
    (path) => {
      write("apps/web/src/features/projects/components/probe.ts", `import { a } from "${path}";\nexport const seen = a;\n`);
      expect(lint()).toMatchObject({ isRefused: true, says: expect.stringContaining("A feature never imports another feature") });
    },
  );

  it("know every feature by its name", () => {
    const rules = readFileSync(join(root, ".oxlintrc.json"), "utf8");
    const features = readdirSync(join(root, "apps/web/src/features")).toSorted();
    expect(rules).toContain(`(${features.join("|")})/`);
  });

  it("let a feature import its own parts and what all share", () => {
    write(
      "apps/web/src/features/projects/components/list/probe.ts",
      'import { a } from "../../store/a.ts";\nimport { b } from "@/format/b.ts";\nexport const seen = [a, b];\n',
    );
    expect(lint()).toMatchObject({ isRefused: false });
  });

  it("refuse a circle of modules", () => {
    write("packages/planner/src/a.ts", 'import { b } from "./b.ts";\nexport const a = (): number => b();\n');
    write("packages/planner/src/b.ts", 'import { a } from "./a.ts";\nexport const b = (): number => a();\n');
    expect(lint()).toMatchObject({ isRefused: true, says: expect.stringContaining("no-cycle") });
  });

  it("refuse a circle of types alone", () => {
    write("packages/planner/src/a.ts", 'import type { B } from "./b.ts";\nexport interface A {\n  readonly b?: B;\n}\n');
    write("packages/planner/src/b.ts", 'import type { A } from "./a.ts";\nexport interface B {\n  readonly a?: A;\n}\n');
    expect(lint()).toMatchObject({ isRefused: true, says: expect.stringContaining("no-cycle") });
  });

  it.each([
    ["a default export", "export default 1;\n", "no-default-export"],
    ["any", "export const a = (b: any): unknown => b;\n", "no-explicit-any"],
    ["an assertion that something is there", "export const a = (b?: string): string => b!;\n", "no-non-null-assertion"],
    ["a file of more than 300 lines", "export {};\n".repeat(301), "max-lines"],
    [
      "a function of more than 60 lines",
      `export function a(b: string[]): void {\n${'  b.push("");\n'.repeat(60)}}\n`,
      "max-lines-per-function",
    ],
    ["a word on the console", 'export const a = (): void => console.log("");\n', "no-console"],
  ])("refuse %s", (_, text, rule) => {
    write("packages/db/src/probe.ts", text);
    expect(lint()).toMatchObject({ isRefused: true, says: expect.stringContaining(rule) });
  });
});

const CLOCK_OR_CHANCE = {
  "new-date": "new Date()",
  "date-text": "Date()",
  "date-now": "Date.now()",
  "date-alias": "[Date].map((Clock) => new Clock())",
  "performance-now": "performance.now()",
  "global-date": "new globalThis.Date()",
  "math-random": "Math.random()",
  "random-uuid": "crypto.randomUUID()",
};

describe("core packages", () => {
  it.each(CORE)("%s has no clock and no chance, by whatever name", (name) => {
    for (const [file, expression] of Object.entries(CLOCK_OR_CHANCE)) {
      write(`packages/${name}/src/${file}.ts`, `export const probe = (): unknown => ${expression};\n`);
    }
    const { says } = lint();
    const refused = Object.keys(CLOCK_OR_CHANCE).filter((file) => says.includes(`packages/${name}/src/${file}.ts`));
    expect(refused).toEqual(Object.keys(CLOCK_OR_CHANCE));
  });

  it.each(CORE)("%s has no process, files, network, page or timer", (name) => {
    write(
      `packages/${name}/src/probe.ts`,
      'import { readFileSync } from "node:fs";\nexport const seen = (): unknown => [readFileSync, process, fetch, document, setTimeout];\n',
    );
    const { says } = run("tsc", "--noEmit", "-p", `packages/${name}`);
    const missing = [...says.matchAll(/Cannot find (?:name|module) '([^']+)'/g)].map(([, what]) => what);
    expect(missing).toEqual(["node:fs", "process", "fetch", "document", "setTimeout"]);
  });
});

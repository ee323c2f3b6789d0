import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ADDRESS_FORMS } from "@zerolake/artefacts";
import { expect, test } from "vitest";
import { createBigqueryIndex } from "./vectors/bigquery-index.ts";
import { createPostgresIndex } from "./vectors/postgres-index.ts";

const folder = fileURLToPath(new URL("../python", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".py"));
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
const skipped = python ? "" : " (skipped: no Python on this machine)";

/** What SageMaker's scikit-learn image brings; the images of the other services are newer. */
const OLDEST = "(3, 8)";

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(python ?? "python3", args, { encoding: "utf8", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", ...environment } });
}

test.skipIf(!python)(`every Python file compiles for the oldest Python that runs one${skipped}`, () => {
  const program = `import ast,sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path, feature_version=${OLDEST})`;
  const result = run(["-c", program, ...files.map((file) => join(folder, file))]);
  expect(result.stderr).toBe("");
  expect(result.status).toBe(0);
});

test("no annotation is evaluated, since old Pythons know fewer types", () => {
  expect(files.filter((file) => !readFileSync(join(folder, file), "utf8").includes("\nfrom __future__ import annotations\n"))).toEqual([]);
});

const ROW = { id: "a#1", vector: [0.5], metadata: { text: "t", source: "a" } };

/** What the runtime asks BigQuery when it writes one row into a table that is large enough for an index. */
async function bigqueryRequests(): Promise<readonly unknown[]> {
  const asked: unknown[] = [];
  const table = { project: "p", dataset: "d", table: "t", location: "EU", metric: "dot" } as const;
  const index = createBigqueryIndex(table, async ({ body }) => {
    asked.push(body);
    return { jobComplete: true, rows: [{ f: [{ v: "5000" }] }] };
  });
  await index.upsert([ROW]);
  return asked;
}

/** How the runtime makes a table of PostgreSQL before it writes into it. */
async function postgresDefinition(): Promise<string> {
  const asked: string[] = [];
  const target = { table: "e", metric: "dot", columnType: "halfvec", dimension: 8, links: 16 } as const;
  await createPostgresIndex(async (sql) => (asked.push(sql), []), target).upsert([ROW]);
  return asked[0] ?? "";
}

test.skipIf(!python)(`the pure parts of the Python programs keep their promises${skipped}`, { timeout: 60_000 }, async () => {
  const result = run(["-m", "unittest", "discover", "-s", join(folder, "tests")], {
    ZEROLAKE_VECTOR_ADDRESSES: JSON.stringify(ADDRESS_FORMS.vectors.map(({ example }) => example)),
    ZEROLAKE_BIGQUERY_REQUESTS: JSON.stringify(await bigqueryRequests()),
    ZEROLAKE_POSTGRES_DEFINITION: await postgresDefinition(),
    ZEROLAKE_MARK: createHash("sha256").update("1\0shoes").digest("hex").slice(0, 32),
  });
  expect(result.stderr).toContain("OK");
  expect(result.status).toBe(0);
});

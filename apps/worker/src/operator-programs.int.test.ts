import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const KEY = Buffer.from(TEST_MASTER_KEY.key).toString("hex");
const NEW_KEY = Buffer.alloc(32, 5).toString("hex");

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

/** A program as an operator runs it. */
function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, DATABASE_URL: test.url, ZEROLAKE_MASTER_KEY: KEY, ...environment };
  const child = spawn(process.execPath, ["--import", "tsx", `apps/worker/src/${program}.ts`, ...args], { cwd: ROOT, env });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  child.stderr.on("data", (chunk) => (text += chunk));
  return new Promise<{ code: number | null; text: string }>((done) => child.on("close", (code) => done({ code, text })));
}

// Seven starts of a program from source.
describe("what operators run", { timeout: 240_000 }, () => {
  it("verify-audit tells of each chain whether it is whole, and ends with 1 when one is not", async () => {
    const whole = await run("verify-audit", [world.slug]);
    expect(whole).toMatchObject({ code: 0, text: expect.stringContaining(`whole   ${world.slug}: entries 1 to `) });
    expect(await run("verify-audit", ["nobody"])).toMatchObject({ code: 2, text: expect.stringContaining(`One of: ${world.slug}`) });
    await test.db.pool.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
    await test.db.pool.query("DELETE FROM audit_entry WHERE sequence = 2");
    await test.db.pool.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    const broken = await run("verify-audit", []);
    expect(broken.code).toBe(1);
    expect(broken.text).toContain(`BROKEN  ${world.slug}`);
    expect(broken.text).toContain("Entry 2 is gone.");
  });

  it("rotate-keys changes data keys and, with the one before at hand, the master key", async () => {
    expect(await run("rotate-keys", [])).toMatchObject({
      code: 0,
      text: expect.stringContaining(`${world.slug}: data key 2, 2 sealed again.`),
    });
    expect(await run("rotate-keys", ["--master"])).toMatchObject({
      code: 1,
      text: expect.stringContaining("There is no previous master key."),
    });
    const changed = { ZEROLAKE_MASTER_KEY: NEW_KEY, ZEROLAKE_MASTER_KEY_PREVIOUS: KEY };
    expect(await run("rotate-keys", ["--master"], changed)).toMatchObject({
      code: 0,
      text: expect.stringContaining("Nothing needs the previous one"),
    });
    expect(await run("rotate-keys", [], { ZEROLAKE_MASTER_KEY: NEW_KEY })).toMatchObject({
      code: 0,
      text: expect.stringContaining("data key 3"),
    });
  });
});

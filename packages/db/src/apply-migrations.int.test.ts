import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations } from "./apply-migrations.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  cpSync(fileURLToPath(new URL("../../../prisma/migrations", import.meta.url)), folder, { recursive: true });
});
afterAll(() => test.drop());

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

const apply = () => applyMigrations({ connectionString: test.url, folder });

describe("migrations", () => {
  it("of several processes that start at once one applies what is new, the others have nothing to do", async () => {
    expect(await apply()).toEqual([]);
    write("29990101000000_new", "CREATE TABLE new_table (id int);");
    const outcomes = await Promise.all([apply(), apply(), apply()]);
    expect(outcomes.flat()).toEqual(["29990101000000_new"]);
  });

  it("a file that was changed after it had been applied is refused by name", async () => {
    write("29990101000000_new", "CREATE TABLE other_table (id int);");
    await expect(apply()).rejects.toMatchObject({ message: /29990101000000_new was changed/ });
    write("29990101000000_new", "CREATE TABLE new_table (id int);");
  });

  it("one that fails leaves nothing behind but its name, and stops those after it", async () => {
    write("29990102000000_broken", "CREATE TABLE half (id int); SELECT no_such_function();");
    write("29990103000000_after", "CREATE TABLE after_it (id int);");
    await expect(apply()).rejects.toMatchObject({ message: /29990102000000_broken failed: .*no_such_function/ });
    await expect(apply()).rejects.toMatchObject({ message: /failed before/, hint: /resolve/ });
    const { rows } = await test.db.pool.query("SELECT to_regclass('half') AS half, to_regclass('after_it') AS after_it");
    expect(rows).toEqual([{ half: null, after_it: null }]);
  });
});

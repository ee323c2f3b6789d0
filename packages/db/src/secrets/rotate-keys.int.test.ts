import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuditKeys } from "../audit/audit-keys.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { openConnection } from "../connections/connection-credentials.ts";
import { createDatabase } from "../database.ts";
import { ensureInstallation, getInstallation } from "../installation.ts";
import { createSigningKeys } from "../signing-keys/signing-keys.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { addDataKey, listChangedDataKeys, removeUnusedDataKeys, resealSecrets } from "./rotate-keys.ts";
import { resealUnderMasterKey } from "./rotate-master-key.ts";
import { keyVersionOf } from "./seal.ts";
import { MASTER_PLACES, ORGANIZATION_PLACES } from "./sealed-places.ts";
import { createSecretBox } from "./secret-box.ts";

const OPERATOR = { kind: "installation" as const, name: "Operator" };

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  await ensureInstallation(test.db, TEST_MASTER_KEY);
});
afterAll(() => test.drop());

async function addConnections(count: number) {
  const secrets = createSecretBox(TEST_MASTER_KEY);
  for (let number = 0; number < count; number += 1) {
    const { id } = await test.db.prisma.connection.create({
      data: {
        organizationId: world.organizationId,
        name: `c${number}`,
        cloud: "aws",
        method: "accessKey",
        defaultRegion: "eu-central-1",
        createdById: world.user.id,
      },
    });
    const text = JSON.stringify({ accessKeyId: `AKIA${number}`, secretAccessKey: `secret ${number}` });
    const credentialsSealed = await secrets.seal(test.db.prisma, world.organizationId, { row: id, field: "credentials", text });
    await test.db.prisma.connection.update({ where: { id }, data: { credentialsSealed } });
  }
}

const sealedConnections = () =>
  test.db.prisma.connection.findMany({
    where: { organizationId: world.organizationId, credentialsSealed: { not: null } },
    orderBy: { id: "asc" },
  });

describe("changing a data key", () => {
  it("seals every secret again while others read and write, and nothing stays under the older version", async () => {
    await addConnections(250);
    const before = await sealedConnections();
    expect(await addDataKey(test.db, world.organizationId, { masterKey: TEST_MASTER_KEY, actor: OPERATOR })).toBe(2);
    expect(await listChangedDataKeys(test.db)).toEqual([world.organizationId]);

    const over = new AbortController();
    let reads = 0;
    const reading = (async () => {
      const secrets = createSecretBox(TEST_MASTER_KEY);
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        const { id } = before[turn % before.length]!;
        const opened = await openConnection(test.db, world.organizationId, { connectionId: id, secrets });
        expect(opened.credentials).toHaveProperty("secretAccessKey");
        reads += 1;
      }
    })();
    const told: number[] = [];
    const { resealed, left } = await resealSecrets(test.db, world.organizationId, {
      masterKey: TEST_MASTER_KEY,
      tell: (progress) => told.push(progress.left),
    });
    over.abort();
    await reading;

    // The audit key is one of them.
    expect({ resealed, left }).toEqual({ resealed: before.length + 1, left: 0 });
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(reads).toBeGreaterThan(10);
    const after = await sealedConnections();
    expect(after.map(({ credentialsSealed }) => keyVersionOf(credentialsSealed!))).toEqual(after.map(() => 2));
    expect(after.map(({ updatedAt }) => updatedAt)).toEqual(before.map(({ updatedAt }) => updatedAt));
    expect(await verifyAudit(test.db, world.organizationId)).toMatchObject({ findings: [] });
  });

  it("goes on where it was broken off, and removes the older version once a day has passed", async () => {
    await addDataKey(test.db, world.organizationId, { masterKey: TEST_MASTER_KEY, actor: OPERATOR });
    const brokenOff = resealSecrets(test.db, world.organizationId, {
      masterKey: TEST_MASTER_KEY,
      tell: () => {
        throw new Error("broken off");
      },
    });
    await expect(brokenOff).rejects.toThrow("broken off");
    expect(await removeUnusedDataKeys(test.db, world.organizationId)).toBe(0);
    const { resealed, left } = await resealSecrets(test.db, world.organizationId, { masterKey: TEST_MASTER_KEY });
    expect(resealed).toBe((await sealedConnections()).length + 1 - 100);
    expect(left).toBe(0);
    expect(await removeUnusedDataKeys(test.db, world.organizationId)).toBe(0);
    await test.db.pool.query("UPDATE organization_key SET created_at = now() - interval '25 hours' WHERE organization_id = $1", [
      world.organizationId,
    ]);
    expect(await removeUnusedDataKeys(test.db, world.organizationId)).toBe(2);
    expect(await listChangedDataKeys(test.db)).toEqual([]);
    const opened = await openConnection(test.db, world.organizationId, {
      connectionId: world.connection.id,
      secrets: createSecretBox(TEST_MASTER_KEY),
    });
    expect(opened.credentials).toMatchObject({ accessKeyId: "AKIAEXAMPLE" });
  });
});

describe("changing the master key", () => {
  it("both open while it goes on, and afterwards the new one alone opens everything", async () => {
    const changed = { version: 1, key: new Uint8Array(32).fill(9) };
    const both = { ...changed, previous: TEST_MASTER_KEY };
    await createSigningKeys(test.db, TEST_MASTER_KEY).add({ id: "k", algorithm: "ES256", publicKey: {}, privateKey: "private" });
    const sealed = createSecretBox(TEST_MASTER_KEY).sealForPerson(world.user.id, { field: "totp", text: "seed" });
    await test.db.prisma.secondFactor.create({ data: { userId: world.user.id, secretSealed: sealed } });
    const { tokenKey } = await getInstallation(test.db, both);
    await expect(getInstallation(test.db, changed)).rejects.toThrow(/cannot be opened/);

    expect(await resealUnderMasterKey(test.db, both)).toEqual({ resealed: 4, current: 0 });
    expect(await resealUnderMasterKey(test.db, both)).toEqual({ resealed: 0, current: 4 });

    expect(await getInstallation(test.db, changed)).toMatchObject({ tokenKey });
    expect(await createSigningKeys(test.db, changed).open("k")).toBe("private");
    const secrets = createSecretBox(changed);
    const factor = await test.db.prisma.secondFactor.findUniqueOrThrow({ where: { userId: world.user.id } });
    expect(secrets.openForPerson(world.user.id, { field: "totp", sealed: factor.secretSealed })).toBe("seed");
    const opened = await openConnection(test.db, world.organizationId, { connectionId: world.connection.id, secrets });
    expect(opened.credentials).toMatchObject({ accessKeyId: "AKIAEXAMPLE" });
    const db = createDatabase({ connectionString: test.url, poolSize: 1, auditKeys: createAuditKeys(secrets) });
    expect(await verifyAudit(db, world.organizationId)).toMatchObject({ findings: [] });
    await db.close();
    await expect(getInstallation(test.db, TEST_MASTER_KEY)).rejects.toThrow(/cannot be opened/);
  });
});

describe("the lists of what is sealed", () => {
  it("name every column of the database that holds sealed bytes", async () => {
    const { rows } = await test.db.pool.query<{ place: string }>(
      "SELECT table_name || '.' || column_name AS place FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%sealed' ORDER BY 1",
    );
    const listed = [...ORGANIZATION_PLACES, ...MASTER_PLACES].map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ place }) => place)).toEqual(listed.toSorted());
  });
});

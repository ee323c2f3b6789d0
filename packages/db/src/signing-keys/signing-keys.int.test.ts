import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { TEST_MASTER_KEY } from "../world.testing.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

let test: TestDatabase;
let keys: SigningKeys;

beforeAll(async () => {
  test = await createTestDatabase();
  keys = createSigningKeys(test.db, TEST_MASTER_KEY);
});
afterAll(() => test.drop());
beforeEach(() => test.db.prisma.identitySigningKey.deleteMany());

const key = (id: string, algorithm: "RS256" | "ES256" = "RS256") => ({
  id,
  algorithm,
  publicKey: { kty: "RSA", n: id },
  privateKey: `pem of ${id}`,
});

describe("keys of our own issuer", () => {
  it("open to what was added, and are never stored as they are", async () => {
    await keys.add(key("first"));
    expect(await keys.open("first")).toBe("pem of first");
    const [row] = await test.db.prisma.identitySigningKey.findMany();
    expect(Buffer.from(row?.privateKeySealed ?? []).includes("pem of")).toBe(false);
    expect(await keys.list()).toMatchObject([{ id: "first", signsSince: null, leftAt: null }]);
    expect(Object.keys((await keys.list())[0] ?? {})).not.toContain("privateKeySealed");
  });

  it("do not open for another master key, nor in the row of another key", async () => {
    await keys.add(key("first"));
    await keys.add(key("other", "ES256"));
    await expect(createSigningKeys(test.db, { version: 1, key: new Uint8Array(32).fill(9) }).open("first")).rejects.toThrow(
      /cannot be opened/,
    );
    await test.db.pool.query(
      `UPDATE identity_signing_key SET private_key_sealed = (SELECT private_key_sealed FROM identity_signing_key WHERE id = 'other') WHERE id = 'first'`,
    );
    await expect(keys.open("first")).rejects.toThrow(/cannot be opened/);
  });

  it("wait one at a time: who adds a second one of the algorithm at once changes nothing", async () => {
    await Promise.all(["a", "b", "c"].map((id) => keys.add(key(id))));
    expect(await keys.list()).toHaveLength(1);
  });

  it("follow one on the other: never two that sign, and the one before stays shown", async () => {
    await keys.add(key("first"));
    await keys.begin("first");
    await keys.add(key("second"));
    await Promise.all([keys.begin("second"), keys.begin("second"), keys.begin("second")]);
    const [first, second] = await keys.list();
    expect(first?.leftAt).toBeInstanceOf(Date);
    expect(second).toMatchObject({ leftAt: null });
    expect(second?.signsSince).toBeInstanceOf(Date);
  });
});

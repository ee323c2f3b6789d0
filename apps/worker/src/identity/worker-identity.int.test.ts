import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listSigningKeys } from "@zerolake/db";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@zerolake/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exportDocuments } from "./export-documents.ts";
import { createWorkerIdentity, type WorkerIdentity } from "./worker-identity.ts";

let test: TestDatabase;
let host: Server;
let folder: string;
let issuerUrl: string;
let identity: WorkerIdentity;

/** A static host with a copy of the documents. */
beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  host = createServer((request, response) => response.end(readFileSync(join(folder, request.url ?? ""))));
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  issuerUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  identity = createWorkerIdentity({ db: test.db, masterKey: TEST_MASTER_KEY, issuerUrl });
});

afterAll(async () => {
  await new Promise((done) => host.close(done));
  rmSync(folder, { recursive: true });
  await test.drop();
});

const kidOf = (token: string): string => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString("utf8")).kid;
const speaker = { organizationId: "a", connectionId: "b", cloud: "aws", audience: "sts.amazonaws.com" } as const;
const aDayAgo = () =>
  test.db.pool.query(`UPDATE identity_signing_key SET created_at = created_at - interval '25 hours' WHERE signs_since IS NULL`);

it("a new key signs only once a copy on another host shows it", async () => {
  await identity.rotateKeys();
  await exportDocuments(test.db, issuerUrl, folder);
  const first = kidOf(await identity.tokenFor(speaker));
  expect(readFileSync(join(folder, ".well-known/jwks.json"), "utf8")).toContain(first);

  await identity.rotateKeys(true);
  await aDayAgo();
  expect(await identity.rotateKeys()).toEqual([]);
  expect(kidOf(await identity.tokenFor(speaker))).toBe(first);

  await exportDocuments(test.db, issuerUrl, folder);
  expect(await identity.rotateKeys()).toMatchObject([{ kind: "begin" }, { kind: "begin" }]);
  expect(kidOf(await identity.tokenFor(speaker))).not.toBe(first);
});

it("workers that rotate at the same time make one key of each algorithm", async () => {
  await test.db.prisma.identitySigningKey.deleteMany();
  await Promise.all(
    [identity, createWorkerIdentity({ db: test.db, masterKey: TEST_MASTER_KEY, issuerUrl })].map((one) => one.rotateKeys()),
  );
  expect((await listSigningKeys(test.db)).map(({ algorithm, leftAt }) => ({ algorithm, leftAt }))).toEqual(
    expect.arrayContaining([
      { algorithm: "RS256", leftAt: null },
      { algorithm: "ES256", leftAt: null },
    ]),
  );
  expect(await listSigningKeys(test.db)).toHaveLength(2);
});

it("a worker that was not told the issuer's address signs nothing", async () => {
  const lost = createWorkerIdentity({ db: test.db, masterKey: TEST_MASTER_KEY, issuerUrl: undefined });
  await expect(lost.tokenFor(speaker)).rejects.toThrow(/address of the issuer/);
});

import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AuditFilter, type AuditRecord, appendAudit, listAudit } from "../audit-log.ts";
import { createDatabase } from "../database.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { TEST_MASTER_KEY } from "../world.testing.ts";
import { anchorAudit } from "./audit-anchor.ts";
import { checkAudit, getAuditCheck, listDueAuditChecks, requestAuditCheck } from "./audit-check.ts";
import { auditHash, FIRST_HASH } from "./audit-hash.ts";
import { createAuditKeys, isSignedBy } from "./audit-keys.ts";
import { getAuditRetention, listShortenedAudits, removeOldAudit, setAuditRetention } from "./audit-retention.ts";
import { sealOlderChains } from "./audit-seal.ts";
import { verifyAudit } from "./verify-audit.ts";

const ACTOR = { kind: "user" as const, id: "11111111-1111-4111-8111-111111111111", name: "Mira", from: { address: "203.0.113.9" } };
const WORKER = { kind: "worker" as const, name: "worker" };

let test: TestDatabase;
let org: string;
let chains = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  chains += 1;
  org = (await test.db.prisma.organization.create({ data: { slug: `chain-${chains}`, name: "Chain" } })).id;
});

function write(record: Partial<AuditRecord> = {}, db = test.db) {
  const target = { type: "project", id: "p", name: "Lake" };
  return db.prisma.$transaction((tx) => appendAudit(tx, org, { actor: ACTOR, action: "project.rename", target, ...record }));
}
async function writeSome(count: number) {
  for (let number = 1; number <= count; number += 1) await write({ after: { number } });
}

/** As somebody who owns the database would do it. */
async function tamper(sql: string) {
  await test.db.pool.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await test.db.pool.query("ALTER TABLE audit_checkpoint DISABLE TRIGGER USER");
  await test.db.pool.query(sql.replaceAll("$org", `'${org}'`));
  await test.db.pool.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
  await test.db.pool.query("ALTER TABLE audit_checkpoint ENABLE TRIGGER USER");
}
const sequencesOf = async (filter: AuditFilter) => (await listAudit(test.db, org, { limit: 9, filter })).map(({ sequence }) => sequence);
const COLUMNS =
  "at, actor_kind, actor_id, actor_name, action, target_type, target_id, target_name, before, after, previous_hash, hash, address, user_agent, result";
/** Puts a copy of the second entry in. */
const copyAt = (sequence: number) =>
  `INSERT INTO audit_entry (organization_id, sequence, ${COLUMNS}) SELECT organization_id, ${sequence}, ${COLUMNS} FROM audit_entry WHERE organization_id = $org AND sequence = 2`;
const found = async () => (await verifyAudit(test.db, org, { pageSize: 3 })).findings.map(({ kind, sequence }) => [kind, sequence]);

/** Entries as if they had been written some days ago, in a chain that is whole. */
async function age(days: number, upTo: number) {
  const entries = await test.db.prisma.auditEntry.findMany({ where: { organizationId: org }, orderBy: { sequence: "asc" } });
  await tamper("DELETE FROM audit_entry WHERE organization_id = $org");
  await tamper("DELETE FROM audit_head WHERE organization_id = $org");
  await tamper("DELETE FROM audit_key WHERE organization_id = $org");
  for (const entry of entries) await write({ after: entry.after });
  let previousHash = FIRST_HASH;
  const at = new Date(Date.now() - days * 86_400_000);
  await test.db.pool.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  for (const { hash: _, ...entry } of await test.db.prisma.auditEntry.findMany({
    where: { organizationId: org },
    orderBy: { sequence: "asc" },
  })) {
    const aged = { ...entry, previousHash, ...(entry.sequence <= upTo ? { at } : {}) };
    const hash = auditHash(aged);
    await test.db.prisma.auditEntry.update({
      where: { organizationId_sequence: { organizationId: org, sequence: entry.sequence } },
      data: { at: aged.at, previousHash, hash },
    });
    previousHash = hash;
  }
  await test.db.pool.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
  await test.db.pool.query("UPDATE audit_head SET hash = $2 WHERE organization_id = $1", [org, previousHash]);
  const keys = createAuditKeys(createSecretBox(TEST_MASTER_KEY));
  const { sealed } = await test.db.prisma.auditKey.findUniqueOrThrow({ where: { organizationId: org } });
  const key = await keys.open(test.db.prisma, org, sealed);
  const head = await test.db.prisma.auditHead.findUniqueOrThrow({ where: { organizationId: org } });
  await test.db.prisma.auditHead.update({ where: { organizationId: org }, data: { seal: key.seal(head) } });
}

describe("verification of the audit chain", () => {
  it("finds nothing in a chain that nobody touched, whatever the size of a page", async () => {
    await writeSome(7);
    for (const pageSize of [1, 2, 7, 8]) {
      expect(await verifyAudit(test.db, org, { pageSize })).toEqual({ first: 1, last: 7, entries: 7, anchors: 0, findings: [] });
    }
  });

  it("finds nothing where a name holds half a character, which PostgreSQL does not keep", async () => {
    await write({
      target: { type: "project", id: "p", name: "Lake \ud83d" },
      actor: { ...ACTOR, name: "\ude00 Mira" },
      after: { name: "\ud83d" },
    });
    await writeSome(1);
    expect(await found()).toEqual([]);
  });

  it("finds a changed entry, also when its own hash was made to fit", async () => {
    await writeSome(5);
    await tamper("UPDATE audit_entry SET actor_name = 'Nobody' WHERE organization_id = $org AND sequence = 3");
    expect(await found()).toEqual([["changed", 3]]);
    const { hash: _, ...entry } = (await listAudit(test.db, org, { limit: 10 })).find(({ sequence }) => sequence === 3)!;
    await tamper(`UPDATE audit_entry SET hash = '${auditHash(entry)}' WHERE organization_id = $org AND sequence = 3`);
    expect(await found()).toEqual([["inserted", 4]]);
  });

  it.each([
    ["middle", 3],
    ["beginning", 1],
    ["end", 5],
  ])("finds an entry that was removed from the %s", async (_where, sequence) => {
    await writeSome(5);
    await tamper(`DELETE FROM audit_entry WHERE organization_id = $org AND sequence = ${sequence}`);
    expect(await found()).toContainEqual(["removed", sequence]);
  });

  it("finds an entry that was put in, behind the last one or between two", async () => {
    await writeSome(4);
    await tamper(copyAt(5));
    expect(await found()).toContainEqual(["inserted", 5]);
    await tamper("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 5");
    await tamper("UPDATE audit_entry SET sequence = sequence + 10 WHERE organization_id = $org AND sequence > 2");
    await tamper("UPDATE audit_entry SET sequence = sequence - 9 WHERE organization_id = $org AND sequence > 2");
    await tamper(copyAt(3));
    expect(await found()).toContainEqual(["inserted", 3]);
  });

  it("finds a chain that was computed anew with its head, which only the seal can tell; and going on does not heal it", async () => {
    await writeSome(3);
    await tamper("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 3");
    await tamper(
      "UPDATE audit_head SET sequence = 2, hash = (SELECT hash FROM audit_entry WHERE organization_id = $org AND sequence = 2) WHERE organization_id = $org",
    );
    expect(await found()).toEqual([["seal", 2]]);
    await write();
    expect(await found()).toEqual([["seal", 3]]);
    await tamper("UPDATE audit_head SET seal = NULL WHERE organization_id = $org");
    expect(await found()).toEqual([["seal", 3]]);
  });

  it("finds an end that was taken back together with its old seal, by an anchor that went out before", async () => {
    await writeSome(2);
    const { seal } = await test.db.prisma.auditHead.findUniqueOrThrow({ where: { organizationId: org } });
    await write();
    const anchor = await anchorAudit(test.db, org);
    expect(await anchorAudit(test.db, org)).toEqual(anchor);
    expect(isSignedBy(createPublicKey(anchor.publicKey), anchor.signature, { ...anchor, kind: "anchor" })).toBe(true);
    await tamper("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 3");
    await tamper(
      `UPDATE audit_head SET sequence = 2, seal = '${seal}', hash = (SELECT hash FROM audit_entry WHERE organization_id = $org AND sequence = 2) WHERE organization_id = $org`,
    );
    expect(await found()).toEqual([["anchor", 3]]);
  });

  it("says so when a process without the master key wrote, and a chain from before seals is sealed once", async () => {
    const keyless = createDatabase({ connectionString: test.url, poolSize: 1 });
    await write({}, keyless);
    expect(await found()).toEqual([["seal", undefined]]);
    expect(await sealOlderChains(test.db.prisma)).toBeGreaterThan(0);
    expect(await found()).toEqual([]);
    await write({}, keyless);
    expect(await sealOlderChains(test.db.prisma)).toBe(0);
    expect(await found()).toEqual([["seal", 2]]);
    await keyless.close();
  });
});

describe("how long entries are kept", () => {
  it("old entries go with a signed checkpoint, and the rest is whole; the last entry stays", async () => {
    await writeSome(6);
    await age(40, 4);
    expect(await found()).toEqual([]);
    await setAuditRetention(test.db, org, { actor: ACTOR, keepDays: 30 });
    expect(await getAuditRetention(test.db, org)).toBe(30);
    expect(await listShortenedAudits(test.db)).toContain(org);
    expect(await removeOldAudit(test.db, org, WORKER)).toEqual({ removed: 4 });
    expect(await verifyAudit(test.db, org)).toMatchObject({ first: 5, findings: [] });
    expect((await listAudit(test.db, org, { limit: 2 })).map(({ action }) => action)).toEqual(["audit.shorten", "audit.retain"]);
    expect(await removeOldAudit(test.db, org, WORKER)).toEqual({ removed: 0 });
  });

  it("a removal beyond the checkpoint, or with a forged one, is found", async () => {
    await writeSome(6);
    await age(40, 4);
    await setAuditRetention(test.db, org, { actor: ACTOR, keepDays: 30 });
    await removeOldAudit(test.db, org, WORKER);
    await tamper("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 5");
    expect(await found()).toEqual([["removed", 5]]);
    await tamper(
      "UPDATE audit_checkpoint SET sequence = 5, hash = (SELECT previous_hash FROM audit_entry WHERE organization_id = $org AND sequence = 6) WHERE organization_id = $org",
    );
    expect(await found()).toEqual([["checkpoint", 5]]);
  });

  it("nothing is removed from a chain that does not fit: the evidence stays", async () => {
    await writeSome(4);
    await age(40, 3);
    await setAuditRetention(test.db, org, { actor: ACTOR, keepDays: 30 });
    await tamper("UPDATE audit_entry SET actor_name = 'Nobody' WHERE organization_id = $org AND sequence = 2");
    expect(await removeOldAudit(test.db, org, WORKER)).toMatchObject({ removed: 0, brokenAt: 2 });
  });

  it("PostgreSQL refuses every other change, removal and checkpoint", async () => {
    await writeSome(3);
    await age(40, 2);
    await setAuditRetention(test.db, org, { actor: ACTOR, keepDays: 30 });
    const refused = (sql: string, problem: RegExp) =>
      expect(test.db.pool.query(sql.replaceAll("$org", `'${org}'`))).rejects.toThrow(problem);
    await refused("UPDATE audit_entry SET actor_name = 'x' WHERE organization_id = $org", /never changed/);
    await refused("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 1", /only removed when/);
    await refused("TRUNCATE audit_entry", /never changed/);
    await refused("INSERT INTO audit_checkpoint VALUES ($org, 1, 'other hash', now(), '')", /only moves on/);
    const checkpoint =
      "INSERT INTO audit_checkpoint SELECT organization_id, sequence, hash, now(), '' FROM audit_entry WHERE organization_id = $org AND sequence =";
    await refused(`BEGIN; ${checkpoint} 3; DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 3`, /only removed when/);
    await test.db.pool.query("ROLLBACK");
    await refused(`BEGIN; ${checkpoint} 1; DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 2`, /only removed when/);
    await test.db.pool.query("ROLLBACK");
  });
});

describe("what an entry says", () => {
  it("keeps no secret, neither by field nor where a cloud echoed it", async () => {
    await write({
      after: { clientSecret: "wJalrXUtnFEMI7", message: "wJalrXUtnFEMI7 was refused", url: "https://ada:hunter2222@example.com" },
    });
    const [entry] = await listAudit(test.db, org, { limit: 1 });
    expect(entry?.after).toEqual({ clientSecret: "[removed]", message: "[removed] was refused", url: "https://ada:[removed]@example.com" });
    expect(await found()).toEqual([]);
  });

  it("is found by person, action, target, result and time", async () => {
    await write({ result: "refused" });
    await write({ actor: WORKER, action: "deployment.plan", target: { type: "deployment", id: "d-7", name: "#7" } });
    expect(await sequencesOf({ person: "mi" })).toEqual([1]);
    expect(await sequencesOf({ action: "deployment" })).toEqual([2]);
    expect(await sequencesOf({ target: "d-7" })).toEqual([2]);
    expect(await sequencesOf({ target: "la" })).toEqual([1]);
    expect(await sequencesOf({ result: "refused" })).toEqual([1]);
    expect(await sequencesOf({ result: "done" })).toEqual([2]);
    expect(await sequencesOf({ until: new Date(0) })).toEqual([]);
    expect(await sequencesOf({ from: new Date(0) })).toEqual([2, 1]);
  });
});

describe("checks of the chain", () => {
  it("are due once a day and when somebody asks, and keep what they found", async () => {
    await writeSome(2);
    expect(await listDueAuditChecks(test.db, 100)).toContain(org);
    await checkAudit(test.db, org);
    expect(await listDueAuditChecks(test.db, 100)).not.toContain(org);
    await requestAuditCheck(test.db, org);
    expect(await getAuditCheck(test.db, org)).toMatchObject({ isRequested: true });
    await tamper("DELETE FROM audit_entry WHERE organization_id = $org AND sequence = 1");
    expect(await listDueAuditChecks(test.db, 100)).toContain(org);
    await checkAudit(test.db, org);
    expect(await getAuditCheck(test.db, org)).toMatchObject({
      isRequested: false,
      report: { findings: [{ kind: "removed", sequence: 1 }] },
    });
  });
});

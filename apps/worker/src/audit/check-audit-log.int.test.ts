import { getAuditCheck, listAudit, requestAuditCheck, setAuditRetention } from "@zerolake/db";
import { createTestDatabase, createWorld, type TestDatabase, type World } from "@zerolake/db/testing";
import { createSignals, type Signals } from "@zerolake/queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../logger.ts";
import { checkDueAudits } from "../schedules/check-audits.ts";
import { checkAuditLog } from "./check-audit-log.ts";

let test: TestDatabase;
let world: World;
let signals: Signals;
let logged = "";
const logger = createLogger("info", { write: (line) => (logged += line) });

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  signals = createSignals(process.env["REDIS_URL"] ?? "");
});
afterAll(async () => {
  signals.close();
  await test.drop();
});

const work = () => checkAuditLog({ db: test.db, logger, workerId: "w", signals }, { organizationId: world.organizationId });

describe("the daily look at an audit log", () => {
  it("is rung for where it is due or was asked for, and keeps what it found", async () => {
    const rung: string[] = [];
    const queue = {
      enqueue: (_name: string, { organizationId }: { organizationId: string }) => Promise.resolve(rung.push(organizationId) > 0),
    };
    await checkDueAudits({ db: test.db, queue: queue as never });
    expect(rung).toEqual([world.organizationId]);
    await work();
    expect(await getAuditCheck(test.db, world.organizationId)).toMatchObject({ isRequested: false, report: { findings: [] } });
    await checkDueAudits({ db: test.db, queue: queue as never });
    expect(rung).toHaveLength(1);
    await requestAuditCheck(test.db, world.organizationId);
    await checkDueAudits({ db: test.db, queue: queue as never });
    expect(rung).toHaveLength(2);
  });

  it("tells the operator of a chain that does not fit, and removes nothing from it", async () => {
    await setAuditRetention(test.db, world.organizationId, { actor: world.actor, keepDays: 30 });
    await test.db.pool.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
    await test.db.pool.query("UPDATE audit_entry SET at = now() - interval '90 days' WHERE sequence = 1");
    await test.db.pool.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    const before = await listAudit(test.db, world.organizationId, { limit: 100 });
    await work();
    expect(await listAudit(test.db, world.organizationId, { limit: 100 })).toHaveLength(before.length);
    expect(logged).toContain("old audit entries were kept, since one does not fit");
    expect(logged).toContain("an audit log is not as it was written");
  });
});

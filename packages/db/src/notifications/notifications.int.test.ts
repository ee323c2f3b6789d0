import type { NotificationEvent } from "@zerolake/notifications";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { discardDeployment } from "../deployments/deployment-decisions.ts";
import { moveDeployment } from "../deployments/deployment-moves.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { listDueEvents } from "./due-events.ts";
import { forgetOldNotifications } from "./forget-old.ts";
import { countUnread, listInbox, markRead } from "./inbox.ts";
import { setNotificationChoices } from "./notification-choices.ts";
import { createNotificationRule } from "./notification-rules.ts";
import { notify } from "./notify.ts";
import { tellEvent } from "./tell-event.ts";
import { listWebhookDeliveries } from "./webhook-deliveries.ts";
import { createWebhookEndpoint } from "./webhook-endpoints.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const secrets = createSecretBox(TEST_MASTER_KEY);
const VOICE = { origin: "https://lake.example", sendsMail: true };

async function join(name: string, role: string): Promise<string> {
  const user = await test.db.prisma.user.create({ data: { email: `${name}-${world.slug}@example.com`, name } });
  await test.db.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role } });
  return user.id;
}

function drift(over: Partial<NotificationEvent> = {}): NotificationEvent {
  const { project, environment } = world;
  const place = ({ id, slug, name }: typeof project | typeof environment) => ({ id, slug, name });
  const at = { project: place(project), environment: place(environment), thing: `drift:${environment.id}` };
  return { kind: "drift.found", facts: { findings: 1, example: "a.x Count" }, ...at, ...over } as NotificationEvent;
}

const note = (event: NotificationEvent) => test.db.prisma.$transaction((tx) => notify(tx, world.organizationId, event));

/** Tells what is due in the world; several workers hear of each. */
async function tellAll(): Promise<void> {
  const due = (await listDueEvents(test.db, 100)).filter(({ organizationId }) => organizationId === world.organizationId);
  for (const { eventId } of due) {
    const telling = () => tellEvent(test.db, world.organizationId, { eventId, ...VOICE });
    await Promise.all([telling(), telling()]);
  }
}

async function inboxOf(userId: string, role: "owner" | "viewer" | "deployer" = "owner") {
  const { lines } = await listInbox(test.db, world.organizationId, { userId, rights: { role, grants: [] } });
  return lines;
}

async function endpointOf(name: string): Promise<string> {
  const endpoint = { name, form: "standard" as const, address: "https://hooks.example/x" };
  return (await createWebhookEndpoint(test.db, world.organizationId, { endpoint, secrets, actor: world.actor })).id;
}

const mails = () => test.db.prisma.email.findMany({ where: { organizationId: world.organizationId }, orderBy: { to: "asc" } });

describe("what happened", () => {
  it("is told once to everybody whom it is for, however many workers hear of it", async () => {
    const [deployer, viewer] = [await join("dana", "deployer"), await join("vic", "viewer")];
    await note(drift());
    await tellAll();
    await tellAll();
    expect(await inboxOf(world.user.id)).toMatchObject([{ event: { kind: "drift.found" }, times: 1, isRead: false }]);
    expect(await inboxOf(deployer, "deployer")).toHaveLength(1);
    expect(await inboxOf(viewer, "viewer")).toEqual([]);
    expect(await mails()).toHaveLength(2);
  });

  it("is not told when its transaction is taken back", async () => {
    const broken = test.db.prisma.$transaction(async (tx) => {
      await notify(tx, world.organizationId, drift());
      throw new Error("taken back");
    });
    await expect(broken).rejects.toThrow("taken back");
    await tellAll();
    expect(await inboxOf(world.user.id)).toEqual([]);
  });

  it("stays to be told when a worker dies in the middle of telling it, and then is told once", async () => {
    await note(drift());
    const [due] = (await listDueEvents(test.db, 100)).filter(({ organizationId }) => organizationId === world.organizationId);
    const { prisma } = test.db;
    const dying = { ...test.db, prisma: { ...prisma, $transaction: (work: (tx: unknown) => Promise<unknown>) => dieAfter(prisma, work) } };
    await expect(tellEvent(dying as never, world.organizationId, { eventId: due?.eventId ?? "", ...VOICE })).rejects.toThrow("killed");
    expect(await inboxOf(world.user.id)).toEqual([]);
    await tellAll();
    expect(await inboxOf(world.user.id)).toMatchObject([{ times: 1 }]);
    expect(await mails()).toHaveLength(1);
  });

  it("is counted, not told again, when fifty of the same come within the hour", async () => {
    for (let each = 0; each < 50; each += 1) await note(drift());
    await tellAll();
    expect(await inboxOf(world.user.id)).toMatchObject([{ times: 50 }]);
    expect(await countUnread(test.db, world.organizationId, { userId: world.user.id, rights: { role: "owner", grants: [] } })).toBe(1);
    expect(await mails()).toHaveLength(1);
  });

  it("does not come back as unread when it only repeats what was read", async () => {
    await note(drift());
    await tellAll();
    await markRead(test.db, world.organizationId, { userId: world.user.id, until: new Date() });
    await note(drift());
    await tellAll();
    expect(await inboxOf(world.user.id)).toMatchObject([{ isRead: true }]);
  });

  it("is never told to whoever did it", async () => {
    await note(drift({ actorId: world.user.id }));
    await tellAll();
    expect(await inboxOf(world.user.id)).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("reaches people as they chose", async () => {
    const userId = world.user.id;
    await setNotificationChoices(test.db, world.organizationId, { userId, choices: [{ kind: "drift.found", choice: "email" }] });
    await note(drift());
    await tellAll();
    expect([(await inboxOf(userId)).length, (await mails()).length]).toEqual([0, 1]);
    await setNotificationChoices(test.db, world.organizationId, { userId, choices: [{ kind: "drift.found", choice: "none" }] });
    await note(drift({ thing: "drift:other" }));
    await tellAll();
    expect([(await inboxOf(userId)).length, (await mails()).length]).toEqual([0, 1]);
  });

  it("leaves an inbox as soon as its person may not see it any more, and does not show up in a stranger's", async () => {
    await note(drift());
    await tellAll();
    const narrow = { role: "owner", grants: [], bounds: { permits: "owner", project: "another" } } as const;
    const reader = { userId: world.user.id, rights: narrow };
    expect((await listInbox(test.db, world.organizationId, reader)).lines).toEqual([]);
    expect(await countUnread(test.db, world.organizationId, reader)).toBe(0);
    const stranger = await createWorld(test.db);
    const theirs = { userId: world.user.id, rights: { role: "owner", grants: [] } } as const;
    expect((await listInbox(test.db, stranger.organizationId, theirs)).lines).toEqual([]);
  });

  it("is on one page or the next, also where several lines have the same time", async () => {
    const [userId, organizationId] = [world.user.id, world.organizationId];
    const now = Date.now();
    const lines = Array.from({ length: 60 }, (_, index) => {
      const event = drift({ thing: `drift:${index}` });
      // Three at a time: no page of fifty ends between two times by itself.
      const at = new Date(now - Math.floor(index / 3) * 1_000 - 1_000);
      return { organizationId, userId, kind: event.kind, thing: event.thing, body: event as object, at };
    });
    await test.db.prisma.notification.createMany({ data: lines });
    const reader = { userId, rights: { role: "owner", grants: [] } } as const;
    const first = await listInbox(test.db, organizationId, reader);
    const second = await listInbox(test.db, organizationId, { ...reader, ...(first.next ? { before: first.next } : {}) });
    const things = [...first.lines, ...second.lines].map(({ event }) => event.thing);
    expect(things.toSorted()).toEqual(lines.map(({ thing }) => thing).toSorted());
    expect(second.next).toBeUndefined();
  });

  it("is forgotten after ninety days, and not before it is told", async () => {
    await note(drift());
    const old = new Date(Date.now() - 91 * 86_400_000);
    const { organizationId } = world;
    await test.db.prisma.notificationEvent.updateMany({ where: { organizationId }, data: { at: old } });
    await forgetOldNotifications(test.db);
    await tellAll();
    expect(await inboxOf(world.user.id)).toHaveLength(1);
    await forgetOldNotifications(test.db);
    expect(await inboxOf(world.user.id)).toEqual([]);
    expect(await test.db.prisma.notificationEvent.count({ where: { organizationId } })).toBe(0);
  });
});

describe("rules", () => {
  const rule = { name: "Production", kinds: ["drift.found" as const], projectId: null, environmentId: null, email: null, endpointId: null };

  it("send one message to one endpoint, even when two of them lead there", async () => {
    const endpointId = await endpointOf("ours");
    for (const name of ["one", "two"]) {
      await createNotificationRule(test.db, world.organizationId, { rule: { ...rule, name, endpointId }, actor: world.actor });
    }
    await note(drift());
    await tellAll();
    expect(await listWebhookDeliveries(test.db, world.organizationId, endpointId)).toMatchObject([{ kind: "drift.found", tries: 0 }]);
  });

  it("for another environment send nothing", async () => {
    const endpointId = await endpointOf("ours");
    const narrowed = { ...rule, endpointId, projectId: world.project.id, environmentId: world.environment.id };
    await createNotificationRule(test.db, world.organizationId, { rule: narrowed, actor: world.actor });
    const elsewhere = { project: { id: "other", slug: "other", name: "Other" } };
    await note(drift({ ...elsewhere, thing: "drift:elsewhere" }));
    await tellAll();
    expect(await listWebhookDeliveries(test.db, world.organizationId, endpointId)).toEqual([]);
  });

  it("send a letter to an address outside, and none to a member who may not come in any more", async () => {
    const gone = await join("gone", "owner");
    await test.db.prisma.membership.updateMany({ where: { userId: gone }, data: { deactivatedAt: new Date() } });
    for (const email of ["team@outside.example", `gone-${world.slug}@example.com`]) {
      await createNotificationRule(test.db, world.organizationId, { rule: { ...rule, name: email, email }, actor: world.actor });
    }
    await note(drift());
    await tellAll();
    expect((await mails()).map(({ to }) => to)).toEqual([world.user.email, "team@outside.example"]);
  });
});

describe("deployments", () => {
  it("that wait for approval are told to those whose approval counts, and once decided to whoever asked: nothing waits any more", async () => {
    const approver = await join("ada", "approver");
    const id = await approvedDeployment(test.db, world);
    const actor = { kind: "worker" as const, name: "Worker" };
    await test.db.prisma.$transaction((tx) =>
      moveDeployment(tx, world.organizationId, { deploymentId: id, on: "askAgain", actor, from: "approved" }),
    );
    await tellAll();
    expect(await inboxOf(approver)).toMatchObject([{ event: { kind: "approval.asked" } }]);
    expect(await inboxOf(world.user.id)).toEqual([]);
    await discardDeployment(test.db, world.organizationId, { deploymentId: id, by: { kind: "user", id: approver, name: "Ada" } });
    await tellAll();
    const facts = expect.objectContaining({ decision: "discarded", by: "Ada" });
    const decided = { kind: "approval.decided", facts };
    expect((await inboxOf(world.user.id)).map(({ event }) => event)).toContainEqual(expect.objectContaining(decided));
    expect(await inboxOf(approver)).toMatchObject([{ event: { kind: "approval.asked" }, isRead: true }]);
  });
});

/** A process that is killed before its transaction ends. */
function dieAfter(prisma: TestDatabase["db"]["prisma"], work: (tx: unknown) => Promise<unknown>): Promise<unknown> {
  return prisma.$transaction(async (tx) => {
    await work(tx);
    throw new Error("killed");
  });
}

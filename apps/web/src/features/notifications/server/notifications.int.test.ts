import { notify, tellEvent } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveMessage } from "@/live/server/live-message.ts";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf, contextOf } from "@/server/trpc/console.testing.ts";
import { appRouter } from "@/server/trpc/router.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Console;
let viewer: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  owner = await consoleOf(services, world.user.id);
  const { id } = await services.database.prisma.user.create({ data: { email: `v-${world.slug}@example.com`, name: "Vic" } });
  await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: id, role: "viewer" } });
  viewer = await consoleOf(services, id);
});
afterAll(() => stop());

const at = () => ({ organization: world.slug });
const ENDPOINT = { name: "Ours", form: "standard", address: "https://hooks.example.com/secret-path" } as const;
const RULE = { name: "Audit", kinds: ["audit.broken" as const], projectId: null, environmentId: null, email: null, endpointId: null };

async function tell(thing: string): Promise<void> {
  const { database } = services;
  await database.prisma.$transaction((tx) => notify(tx, world.organizationId, { kind: "audit.broken", thing, facts: { findings: 2 } }));
  const { id: eventId } = await database.prisma.notificationEvent.findFirstOrThrow({ where: { thing } });
  const { userIds } = await tellEvent(database, world.organizationId, { eventId, sendsMail: false });
  for (const userId of userIds) services.signals.publish(`inbox:${world.organizationId}:${userId}`);
}

describe("the inbox", () => {
  it("tells the open page at once, shows one sentence and one link, and counts until it is read", async () => {
    const caller = appRouter.createCaller(await contextOf(services, world.user.id));
    const iterable = await caller.live.stream({ ...at(), run: null });
    const stream = iterable[Symbol.asyncIterator]();
    await stream.next();
    const next = stream.next();
    await new Promise((done) => setTimeout(done, 50));
    await tell("one");
    const { value } = await next;
    expect((value as unknown as [string, LiveMessage])[1]).toEqual({ type: "notified" });
    await stream.return?.(undefined);
    expect(await owner.inbox.unread(at())).toBe(1);
    const { rows } = await owner.inbox.lines(at());
    const sentence = "The audit log is not as it was written: 2 entries do not fit.";
    expect(rows).toMatchObject([{ sentence, href: `/${world.slug}/settings/audit`, isRead: false }]);
    await owner.inbox.markAllRead({ ...at(), until: new Date(rows[0]?.at ?? 0) });
    expect(await owner.inbox.unread(at())).toBe(0);
  });

  it("of somebody who may not read of it stays empty, and nobody reads another's", async () => {
    await tell("two");
    expect(await viewer.inbox.unread(at())).toBe(0);
    const { rows } = await owner.inbox.lines(at());
    await viewer.inbox.markRead({ ...at(), notificationId: rows[0]?.id ?? "" });
    expect(await owner.inbox.unread(at())).toBe(1);
    const stranger = await consoleOf(services, (await createWorld(services.database)).user.id);
    await expect(stranger.inbox.lines(at())).rejects.toThrow("organisation");
  });

  it("follows what its person chooses", async () => {
    await owner.inbox.setChoices({ ...at(), choices: [{ kind: "audit.broken", choice: "none" }] });
    await tell("three");
    const { rows } = await owner.inbox.lines(at());
    expect(rows).toHaveLength(2);
    expect(await owner.inbox.choices(at())).toContainEqual({ kind: "audit.broken", choice: "none" });
  });
});

describe("rules and endpoints", () => {
  it("are for owners and admins", async () => {
    await expect(viewer.notifications.rules(at())).rejects.toThrow("may not manage who is told");
    await expect(viewer.notifications.createEndpoint({ ...at(), endpoint: ENDPOINT })).rejects.toThrow("may not manage who is told");
  });

  it("show a secret once, and an address never again", async () => {
    const { id, secret } = await owner.notifications.createEndpoint({ ...at(), endpoint: ENDPOINT });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const shown = JSON.stringify([
      await owner.notifications.endpoints(at()),
      await owner.notifications.deliveries({ ...at(), endpointId: id }),
    ]);
    expect(shown).toContain("hooks.example.com");
    expect(shown).not.toMatch(/secret-path|whsec_/);
    const audited = await services.database.prisma.auditEntry.findMany({ where: { organizationId: world.organizationId } });
    expect(audited.map(({ action }) => action)).toContain("webhookEndpoint.create");
    expect(JSON.stringify(audited)).not.toMatch(/secret-path|whsec_/);
  });

  it("of which one is used by the other cannot be forgotten first", async () => {
    const [endpoint] = await owner.notifications.endpoints(at());
    const endpointId = endpoint?.id ?? "";
    const { id: ruleId } = await owner.notifications.createRule({ ...at(), rule: { ...RULE, endpointId } });
    await expect(owner.notifications.removeEndpoint({ ...at(), endpointId })).rejects.toThrow("“Audit” sends there");
    await owner.notifications.removeRule({ ...at(), ruleId });
    await owner.notifications.removeEndpoint({ ...at(), endpointId });
    expect(await owner.notifications.endpoints(at())).toEqual([]);
  });

  it("refuse what cannot be sent to", async () => {
    const address = "ftp://hooks.example.com";
    await expect(owner.notifications.createEndpoint({ ...at(), endpoint: { ...ENDPOINT, address } })).rejects.toThrow("https://");
    await expect(owner.notifications.createRule({ ...at(), rule: RULE })).rejects.toThrow("one place");
    await expect(owner.notifications.createRule({ ...at(), rule: { ...RULE, email: "not an address" } })).rejects.toThrow("e-mail");
  });
});

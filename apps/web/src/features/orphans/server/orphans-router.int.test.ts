import { createOrphan, createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "@/format/ignore-days.ts";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let caller: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  caller = await consoleOf(services, world.user.id);
});
afterAll(() => stop());

const list = () => caller.orphans.list({ organization: world.slug });

describe("the page of orphans", () => {
  it("offers to destroy what no version wants, with its name typed, and says why it cannot be adopted", async () => {
    await createOrphan(services.database, world);
    const { listed } = await list();
    expect(listed).toMatchObject([
      {
        environment: { name: "dev", isDeleted: false, deployedVersion: null },
        whyNotAdopted: "The environment's version does not want stream.topic any more: it can only be destroyed.",
        destroyable: { address: 'stream.topicUnrecorded["orphan"]', holdsData: true },
        monthlyUsd: null,
      },
    ]);
    expect(await caller.orphans.count({ organization: world.slug })).toBe(1);
  });

  it("offers nothing for what is in no environment that we know, or what the driver has no type for", async () => {
    await createOrphan(services.database, world, { kind: "unknown", environment: crypto.randomUUID(), identifier: "unknown" });
    await createOrphan(services.database, world, { via: "arn", identifier: "arn:aws:thing", heardAtMs: 0 });
    const { listed } = await list();
    expect(listed.map(({ destroyable }) => destroyable)).toEqual([null]);
  });

  it("plans a destruction of its own, and what is put aside can be listed again", async () => {
    const finding = await createOrphan(services.database, world);
    const at = { organization: world.slug, project: world.project.slug, environment: world.environment.slug };
    const { number } = await caller.deployments.destroy({ ...at, orphanId: finding, consents: [] });
    expect((await list()).listed).toMatchObject([{ destruction: { number, isOver: false } }]);
    const which = { organization: world.slug, finding };
    await caller.orphans.dismiss(which);
    expect(await list()).toMatchObject({ listed: [], aside: [{ state: "notOurs" }] });
    await caller.orphans.reopen(which);
    await expect(caller.orphans.ignore({ ...which, reason: " ", until: dayOf(new Date()) })).rejects.toThrow("Say why it is ignored.");
    await caller.orphans.ignore({ ...which, reason: "until Friday", until: dayOf(new Date()) });
    expect(await list()).toMatchObject({ listed: [], aside: [{ reason: "until Friday" }] });
  });

  it("says that a scan is under way from the moment on that somebody asked for it", async () => {
    expect(await caller.orphans.scan({ organization: world.slug })).toEqual({ connections: 1 });
    expect((await list()).scans).toMatchObject([{ isUnderWay: true, connection: { name: "Sandbox" } }]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { claimDelivery, listDueDeliveries, recordDelivery, requestWebhookTest } from "./webhook-deliveries.ts";
import { createWebhookEndpoint } from "./webhook-endpoints.ts";

let test: TestDatabase;
let world: World;
const secrets = createSecretBox(TEST_MASTER_KEY);

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.db.prisma.webhookDelivery.deleteMany({});
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

async function endpointOf({ organizationId, actor }: World, name: string): Promise<string> {
  const endpoint = { name, form: "standard" as const, address: "https://hooks.example/x" };
  return (await createWebhookEndpoint(test.db, organizationId, { endpoint, secrets, actor })).id;
}

async function messages({ organizationId }: World, endpointId: string, count: number): Promise<readonly string[]> {
  const rows = Array.from({ length: count }, (_, at) => ({
    organizationId,
    endpointId,
    kind: "drift.found",
    body: "{}",
    dueAt: new Date(1_000 + at),
  }));
  const made = await test.db.prisma.webhookDelivery.createManyAndReturn({ data: rows, select: { id: true } });
  return made.map(({ id }) => id);
}

const due = async () => (await listDueDeliveries(test.db, 100)).map(({ deliveryId }) => deliveryId);
const claim = (deliveryId = "") => claimDelivery(test.db, world.organizationId, deliveryId);

describe("messages that are due", () => {
  it("come one after the other at an endpoint, the oldest first", async () => {
    const [first, second] = await messages(world, await endpointOf(world, "slow"), 3);
    expect(await due()).toEqual([first]);
    await claim(first);
    expect(await due()).toEqual([]);
    await recordDelivery(test.db, world.organizationId, {
      deliveryId: first ?? "",
      tookMs: 15_000,
      answer: "late",
      end: { againInSeconds: 60 },
    });
    expect(await due()).toEqual([second]);
  });

  it("of one organisation with many slow receivers keep nobody else's waiting", async () => {
    for (const name of ["a", "b", "c", "d"]) await messages(world, await endpointOf(world, name), 30);
    const neighbour = await createWorld(test.db);
    const [theirs] = await messages(neighbour, await endpointOf(neighbour, "quick"), 1);
    const listed = await due();
    expect(listed).toHaveLength(3);
    expect(listed).toContain(theirs);
    for (const id of listed) if (id !== theirs) await claim(id);
    expect(await due()).toEqual([theirs]);
  });

  it("are left to the next worker when one has died", async () => {
    const [first] = await messages(world, await endpointOf(world, "ours"), 2);
    await claim(first);
    await test.db.prisma.webhookDelivery.updateMany({ where: { id: first ?? "" }, data: { dueAt: new Date(0) } });
    expect(await due()).toEqual([first]);
  });

  it("do not wait behind one that was queued when its endpoint was stopped, and a test reaches that all the same", async () => {
    const [stopped, other] = [await endpointOf(world, "gone"), await endpointOf(world, "here")];
    await messages(world, stopped, 1);
    const [ours] = await messages(world, other, 1);
    await test.db.prisma.webhookEndpoint.updateMany({ where: { id: stopped }, data: { stoppedAt: new Date() } });
    expect(await due()).toEqual([ours]);
    const { deliveryId } = await requestWebhookTest(test.db, world.organizationId, stopped);
    expect(await due()).toEqual([ours, deliveryId]);
  });
});

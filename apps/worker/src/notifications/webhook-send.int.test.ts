import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createSecretBox,
  createWebhookEndpoint,
  listDueDeliveries,
  listWebhookDeliveries,
  listWebhookEndpoints,
  requestWebhookTest,
  rotateWebhookSecret,
  sendDeliveryAgain,
} from "@zerolake/db";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { TRIES_MAX } from "@zerolake/notifications";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookSend } from "./webhook-send.ts";

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let test: TestDatabase;
let world: World;
let server: Server;
let url: string;
let answer: { status: number; text: string };
const calls: Call[] = [];
const secrets = createSecretBox(TEST_MASTER_KEY);

beforeAll(async () => {
  test = await createTestDatabase();
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answer.status, { location: "http://127.0.0.1:1/" }).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(async () => {
  world = await createWorld(test.db);
  calls.splice(0);
  answer = { status: 200, text: "thanks" };
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await test.drop();
});

const signals = { publish: () => undefined } as never;
const context = (outboundAllow: string | undefined = "127.0.0.1") => {
  return { db: test.db, secrets, signals, logger: pino({ enabled: false }), outboundAllow };
};

async function endpoint(address = url) {
  const wanted = { name: "Ours", form: "standard" as const, address };
  const { id, secret } = await createWebhookEndpoint(test.db, world.organizationId, { endpoint: wanted, secrets, actor: world.actor });
  return { id, secret: secret ?? "" };
}

/** A message that is no test, so that it is tried again. */
async function message(endpointId: string): Promise<string> {
  const data = { organizationId: world.organizationId, endpointId, kind: "drift.found", body: '{"type":"drift.found"}' };
  return (await test.db.prisma.webhookDelivery.create({ data })).id;
}

const send = (deliveryId: string, from = context()) => webhookSend(from, { organizationId: world.organizationId, deliveryId });
const makeDue = () => test.db.prisma.webhookDelivery.updateMany({ data: { dueAt: new Date(0) } });
const last = async (endpointId: string) => (await listWebhookDeliveries(test.db, world.organizationId, endpointId))[0];

/** What a receiver does, written from the specification alone: https://www.standardwebhooks.com. */
function isGenuine({ headers, body }: Call, secret: string, toleranceSeconds = 300): boolean {
  const [id, timestamp, given] = [headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]];
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > toleranceSeconds) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = createHmac("sha256", key)
    .update(`${String(id)}.${String(timestamp)}.${body}`, "utf8")
    .digest();
  return String(given)
    .split(" ")
    .filter((each) => each.startsWith("v1,"))
    .map((each) => Buffer.from(each.slice(3), "base64"))
    .some((each) => each.length === wanted.length && timingSafeEqual(each, wanted));
}

describe("a webhook", () => {
  it("is signed so that a receiver who follows the specification knows it, and no altered one", async () => {
    const { id, secret } = await endpoint();
    const deliveryId = await message(id);
    await send(deliveryId);
    const [call] = calls;
    expect(call?.headers).toMatchObject({ "webhook-id": deliveryId, "content-type": "application/json" });
    expect(call && isGenuine(call, secret)).toBe(true);
    expect(call && isGenuine({ ...call, body: `${call.body} ` }, secret)).toBe(false);
    expect(call && isGenuine(call, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).toBe(false);
    expect(await last(id)).toMatchObject({
      status: 200,
      answer: "thanks",
      tries: 1,
      deliveredAt: expect.any(Date),
      tookMs: expect.any(Number),
    });
  });

  it("is called once, however many workers hear of it", async () => {
    const { id } = await endpoint();
    const deliveryId = await message(id);
    await Promise.all([send(deliveryId), send(deliveryId), send(deliveryId)]);
    await send(deliveryId);
    expect(calls).toHaveLength(1);
  });

  it("is signed with both secrets while one follows the other", async () => {
    const { id, secret } = await endpoint();
    const rotated = await rotateWebhookSecret(test.db, world.organizationId, { endpointId: id, secrets, actor: world.actor });
    await send(await message(id));
    expect(calls.map((call) => [isGenuine(call, secret), isGenuine(call, rotated.secret)])).toEqual([[true, true]]);
    await test.db.prisma.webhookEndpoint.updateMany({ data: { previousUntil: new Date(0) } });
    await send(await message(id));
    expect(calls.map((call) => [isGenuine(call, secret), isGenuine(call, rotated.secret)])[1]).toEqual([false, true]);
  });

  it("that is not taken is tried again later under the same id, and given up after a bounded number of tries", async () => {
    answer = { status: 503, text: "busy" };
    const { id } = await endpoint();
    const deliveryId = await message(id);
    await send(deliveryId);
    expect(await last(id)).toMatchObject({ status: 503, answer: "busy", deliveredAt: null, givenUpAt: null });
    await send(deliveryId);
    expect(calls).toHaveLength(1);
    for (let each = 1; each < TRIES_MAX + 3; each += 1) {
      await makeDue();
      await send(deliveryId);
    }
    expect(calls).toHaveLength(TRIES_MAX);
    expect(new Set(calls.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([deliveryId]));
    expect(await last(id)).toMatchObject({ tries: TRIES_MAX, givenUpAt: expect.any(Date) });
    expect(await listDueDeliveries(test.db, 100)).toEqual([]);
    answer = { status: 204, text: "" };
    await sendDeliveryAgain(test.db, world.organizationId, deliveryId);
    await send(deliveryId);
    expect(await last(id)).toMatchObject({ tries: 1, deliveredAt: expect.any(Date), givenUpAt: null, status: 204 });
  });

  it("is left to the next worker when one dies between the call and the note", async () => {
    const { id } = await endpoint();
    const deliveryId = await message(id);
    const { claimDelivery } = await import("@zerolake/db");
    await claimDelivery(test.db, world.organizationId, deliveryId);
    await send(deliveryId);
    expect(calls).toEqual([]);
    await makeDue();
    await send(deliveryId);
    expect(await last(id)).toMatchObject({ tries: 2, deliveredAt: expect.any(Date) });
  });

  it("goes nowhere inside our own network unless the operator allows it, nor where a redirect leads", async () => {
    const { id } = await endpoint();
    await send(await message(id), context(""));
    expect(calls).toEqual([]);
    expect(await last(id)).toMatchObject({ status: null, deliveredAt: null, answer: expect.stringContaining("no public address") });
    answer = { status: 302, text: "" };
    await send(await message(id));
    expect(calls).toHaveLength(1);
    expect(await last(id)).toMatchObject({ status: 302, deliveredAt: null });
  });

  it("is not sent any more to a receiver that says that it is gone, until somebody resumes it", async () => {
    answer = { status: 410, text: "" };
    const { id } = await endpoint();
    const [first, second] = [await message(id), await message(id)];
    await send(first);
    await send(second);
    expect(calls).toHaveLength(1);
    expect(await listWebhookEndpoints(test.db, world.organizationId)).toMatchObject([{ stoppedAt: expect.any(Date) }]);
    expect(await listDueDeliveries(test.db, 100)).toEqual([]);
    await expect(sendDeliveryAgain(test.db, world.organizationId, first)).rejects.toThrow("gone");
  });

  it("whose answer is endless is not read to its end, and its status counts", async () => {
    answer = { status: 200, text: "x".repeat(200_000) };
    const { id } = await endpoint();
    await send(await message(id));
    expect(await last(id)).toMatchObject({ status: 200, deliveredAt: expect.any(Date), answer: expect.stringMatching(/^x+$/) });
  });

  it("that is a test tells its reply and is tried once", async () => {
    answer = { status: 404, text: "nobody here" };
    const { id } = await endpoint();
    const { deliveryId } = await requestWebhookTest(test.db, world.organizationId, id);
    await send(deliveryId);
    expect(await last(id)).toMatchObject({ kind: "test", status: 404, answer: "nobody here", givenUpAt: expect.any(Date) });
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ type: "test", data: { organization: { slug: world.slug } } });
  });
});

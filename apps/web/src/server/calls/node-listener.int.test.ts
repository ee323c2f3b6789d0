import { createServer, get, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { createSession } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { listenToCalls } from "./node-listener.ts";

const LIFETIME_MS = 600_000;
const SESSION_COOKIE = "next-auth.session-token";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let server: Server;
let cookie: string;
/** Calls that are being answered. */
let open = 0;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  Object.assign(globalThis, { zerolakeServices: services });
  world = await createWorld(services.database);
  const sid = await createSession(services.database, { userId: world.user.id, lifetimeMs: LIFETIME_MS, method: "passphrase" });
  cookie = `theme=dark; ${SESSION_COOKIE}=${await encode({ token: { sid }, secret: services.environment.NEXTAUTH_SECRET })}`;
  server = createServer((asked, answer) => {
    open += 1;
    void listenToCalls(asked, answer).finally(() => (open -= 1));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await stop();
});

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/trpc/${path}`;
const query = (procedure: string, input: object) => address(`${procedure}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`);
const projects = () => query("projects.list", { organization: world.slug });

it("answers who comes with a session, in the headers of data", async () => {
  const answer = await fetch(projects(), { headers: { cookie, "x-request-id": "r-1" } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ result: { data: { json: { rows: [{ slug: world.project.slug }] } } } });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/json",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-request-id": "r-1",
  });
});

it("tells nobody else anything", async () => {
  for (const sent of ["", `${SESSION_COOKIE}=forged`, "%%%;=;;"]) {
    const answer = await fetch(projects(), { headers: { cookie: sent } });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain(world.project.slug);
  }
});

it("refuses what another site sends with somebody's cookies, and what is too long or says no length, before it is read", async () => {
  expect(await statusOf({ origin: "https://evil.example" })).toBe(403);
  expect(await statusOf({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await statusOf({ "content-length": "10000001" })).toBe(413);
  expect(await statusOf({ "transfer-encoding": "chunked" })).toBe(413);
});

it("keeps nothing of what a refused request goes on to send, and closes its connection", async () => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const closed = new Promise<void>((done) => socket.once("close", () => done()));
  // It is cut while it sends.
  socket.on("error", () => undefined).on("data", (data) => expect(data.toString()).toMatch(/^HTTP\/1.1 413 .*connection: close/is));
  socket.write("POST /api/trpc/projects.create HTTP/1.1\r\nhost: lake.example\r\ncontent-length: 2000000000\r\n\r\n");
  const before = process.memoryUsage().arrayBuffers;
  const piece = Buffer.alloc(1_000_000);
  for (let sent = 0; sent < 100 && !socket.destroyed; sent += 1) await new Promise((done) => socket.write(piece, done));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  socket.destroy();
  await closed;
});

it("refuses a batch without end, and a host that makes no address", async () => {
  const batch = address(`${Array.from({ length: 101 }, () => "health.parts").join(",")}?batch=1`);
  expect((await fetch(batch)).status).toBe(400);
  for (const host of ["::", "u:p@x"]) expect((await answerTo(projects(), { host })).statusCode).toBe(400);
});

it("gives an address that leads nowhere tRPC's own form of an error", async () => {
  for (const [path, status] of [
    ["", 404],
    ["nothing.here", 404],
    ["projects.list?input=%7B", 400],
    ["projects.list?batch=1&input=7", 400],
    ["projects.list?input=%7B%22json%22%3A1%2C%22meta%22%3A%7B%22values%22%3A%22x%22%7D%7D", 400],
    ["__proto__", 404],
  ] as const) {
    const answer = await fetch(address(path), { headers: { cookie } });
    expect([path, answer.status]).toEqual([path, status]);
    const [first] = [await answer.json()].flat();
    expect(first).toHaveProperty("error.json.data.problem.message");
    expect(JSON.stringify(first)).not.toMatch(/position|undefined|something went wrong/i);
  }
});

it("compresses what is long, for those who can read it", async () => {
  const long = address(`${Array.from({ length: 12 }, () => "nothing.here").join(",")}?batch=1&input=%7B%7D`);
  const headers = { "x-request-id": "r-2" };
  const plain = await answerTo(long, headers);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(Number(plain.headers["content-length"])).toBeGreaterThan(1_000);
  const packed = await answerTo(long, { ...headers, "accept-encoding": "gzip" });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.headers["content-length"]).toBeUndefined();
  expect(gunzipSync(await bytesOf(packed)).toString()).toBe(await text(plain));
});

it("sends a stream's messages as they come, uncompressed, and ends it when the reader has gone", async () => {
  const input = encodeURIComponent(JSON.stringify({ json: { organization: world.slug, run: null, lastEventId: null } }));
  const stream = await answerTo(address(`live.stream?input=${input}`), { cookie, accept: "text/event-stream", "accept-encoding": "gzip" });
  expect(stream.headers["content-type"]).toContain("text/event-stream");
  expect(stream.headers["content-encoding"]).toBeUndefined();
  await new Promise((done) => stream.once("data", done));
  expect(open).toBe(1);
  stream.destroy();
  await expect.poll(() => open).toBe(0);
});

it("knows the address that a call comes from: the nearest proxy's word for it, or the connection's own", async () => {
  const rename = (name: string, headers: Record<string, string> = {}) =>
    fetch(address("projects.rename"), {
      method: "POST",
      headers: { cookie, "content-type": "application/json", ...headers },
      body: JSON.stringify({ json: { organization: world.slug, project: world.project.slug, name } }),
    });
  expect((await rename("Sea")).status).toBe(200);
  expect((await rename("Lake", { "x-forwarded-for": "198.51.100.1, 203.0.113.7" })).status).toBe(200);
  const rows = await services.database.prisma.auditEntry.findMany({
    where: { organizationId: world.organizationId, action: "project.rename" },
    orderBy: { sequence: "asc" },
  });
  expect(rows.map(({ address: from }) => from)).toEqual(["127.0.0.1", "203.0.113.7"]);
});

function answerTo(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((done, fail) => get(url, { headers, agent: false }, done).on("error", fail));
}

function statusOf(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const asked = request(address("projects.create"), { method: "POST", agent: false, headers: { cookie, ...headers } }, (answer) => {
      done(answer.statusCode);
      asked.destroy();
    });
    asked.on("error", fail);
    asked.flushHeaders();
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

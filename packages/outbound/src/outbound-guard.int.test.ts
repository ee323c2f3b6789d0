import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { fetch as fetchThroughDispatcher } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowListFrom } from "./allow-list.ts";
import { createOutboundGuard, type OutboundGuardOptions } from "./outbound-guard.ts";

let server: Server;
let port: number;
let asked: string[] = [];

const answer: RequestListener = (request, response) => {
  asked.push(`${request.method} ${request.headers.host} ${request.url}`);
  const url = new URL(request.url ?? "/", "http://here");
  if (url.pathname === "/to") return response.writeHead(302, { location: url.searchParams.get("at") ?? "" }).end();
  if (url.pathname === "/loop") return response.writeHead(302, { location: "/loop" }).end();
  if (url.pathname === "/hops") {
    const left = Number(url.searchParams.get("left"));
    return left === 0 ? response.end("arrived") : response.writeHead(302, { location: `/hops?left=${left - 1}` }).end();
  }
  if (url.pathname === "/bomb") return response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(20_000_000)));
  if (url.pathname === "/slow") return response.writeHead(200).write("a");
  if (url.pathname === "/none") return response.writeHead(204).end();
  return response.end("hello");
};

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function guard(allow: string | undefined, options: Partial<OutboundGuardOptions> = {}) {
  asked = [];
  return createOutboundGuard({ allowed: allowListFrom(allow), ...options });
}
const toLoopback = async () => [{ address: "127.0.0.1", family: 4 }];

describe("the outbound guard against a real server", () => {
  it.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"])(
    "never reaches http://%s unless the operator allows it",
    async (host) => {
      await expect(guard(undefined).guardedFetch(`http://${host}:${port}/`)).rejects.toMatchObject({ reason: "address" });
      expect(asked).toEqual([]);
    },
  );

  it("reaches what the operator allows, by address or by name", async () => {
    expect(await (await guard("127.0.0.1").guardedFetch(`http://127.0.0.1:${port}/`)).text()).toBe("hello");
    const named = guard("idp.corp.example", { resolveHost: toLoopback });
    expect(await (await named.guardedFetch(`http://idp.corp.example:${port}/x`)).text()).toBe("hello");
    expect(asked).toEqual([`GET idp.corp.example:${port} /x`]);
  });

  it("refuses a public name that points inside, and one of whose addresses does", async () => {
    await expect(guard(undefined, { resolveHost: toLoopback }).guardedFetch(`http://public.example:${port}/`)).rejects.toMatchObject({
      reason: "address",
    });
    const mixed = async () => [{ address: "8.8.8.8", family: 4 }, ...(await toLoopback())];
    await expect(guard(undefined, { resolveHost: mixed }).guardedFetch(`http://public.example:${port}/`)).rejects.toMatchObject({
      reason: "address",
    });
    expect(asked).toEqual([]);
  });

  it("asks the resolver once for a connection, so that a second answer cannot differ", async () => {
    let times = 0;
    const resolveHost = async () => [{ address: (times += 1) === 1 ? "127.0.0.1" : "127.0.0.99", family: 4 }];
    const rebinding = guard("127.0.0.1", { resolveHost });
    expect((await rebinding.guardedFetch(`http://rebind.example:${port}/`)).status).toBe(200);
    expect(times).toBe(1);
  });

  it("says the same of a name that is inside and of one that does not exist", async () => {
    const inside = await guard(undefined, { resolveHost: toLoopback })
      .guardedFetch("http://a.example/")
      .catch((error: Error) => error.message);
    const missing = await guard(undefined, { resolveHost: () => Promise.reject(new Error("ENOTFOUND")) })
      .guardedFetch("http://a.example/")
      .catch((error: Error) => error.message);
    expect(inside).toBe(missing);
  });

  it.each([
    "file:///etc/passwd",
    "gopher://127.0.0.1",
    "ftp://example.com",
    "http://user:word@example.com",
    "//example.com",
    "javascript:1",
    "",
  ])("does not call %s", async (url) => {
    await expect(guard("127.0.0.1").guardedFetch(url)).rejects.toMatchObject({ reason: "address" });
  });

  it("judges each redirect like the first address", async () => {
    const allowed = guard("door.example", { resolveHost: toLoopback });
    await expect(allowed.guardedFetch(`http://door.example:${port}/to?at=http://127.0.0.1:${port}/secret`)).rejects.toMatchObject({
      reason: "address",
    });
    await expect(allowed.guardedFetch(`http://door.example:${port}/to?at=file:///etc/passwd`)).rejects.toMatchObject({ reason: "address" });
    expect(asked.some((line) => line.endsWith(" /secret"))).toBe(false);
  });

  it("follows five redirects and no sixth", async () => {
    const local = guard("127.0.0.1");
    const there = await local.guardedFetch(`http://127.0.0.1:${port}/hops?left=5`);
    expect([await there.text(), there.url]).toEqual(["arrived", `http://127.0.0.1:${port}/hops?left=0`]);
    await expect(local.guardedFetch(`http://127.0.0.1:${port}/hops?left=6`)).rejects.toMatchObject({ reason: "redirect" });
    await expect(local.guardedFetch(`http://127.0.0.1:${port}/loop`)).rejects.toMatchObject({ reason: "redirect" });
    await expect(local.guardedFetch(`http://127.0.0.1:${port}/hops?left=1`, { redirect: "error" })).rejects.toMatchObject({
      reason: "redirect",
    });
    expect((await local.guardedFetch(`http://127.0.0.1:${port}/hops?left=1`, { redirect: "manual" })).status).toBe(302);
  });

  it("stops an answer that is too large, also one that was packed small", async () => {
    await expect(guard("127.0.0.1").guardedFetch(`http://127.0.0.1:${port}/bomb`)).rejects.toMatchObject({ reason: "size" });
  });

  it("stops an answer that does not end", async () => {
    await expect(guard("127.0.0.1", { timeoutMs: 300 }).guardedFetch(`http://127.0.0.1:${port}/slow`)).rejects.toMatchObject({
      reason: "time",
    });
  });

  it("hands back an answer without a body, and the caller's own abort", async () => {
    expect((await guard("127.0.0.1").guardedFetch(`http://127.0.0.1:${port}/none`)).status).toBe(204);
    await expect(
      guard("127.0.0.1").guardedFetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort(new Error("left")) }),
    ).rejects.toThrow("left");
  });

  it("holds for a library that takes the dispatcher", async () => {
    const refusal = await fetchThroughDispatcher(`http://127.0.0.1:${port}/`, { dispatcher: guard(undefined).dispatcher }).catch(
      (error: Error) => error.cause,
    );
    expect(refusal).toMatchObject({ reason: "address" });
  });
});

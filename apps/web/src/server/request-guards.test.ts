import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isBodyWithin, isFromElsewhere } from "./request-guards.ts";

const ROUTES = new URL("../app", import.meta.url).pathname;

/** Routes that change something and are reached from other sites or without cookies on purpose, and what stands for the page's own origin there. */
const GUARDED_OTHERWISE: Readonly<Record<string, string>> = {
  "api/trpc/[trpc]/route.ts": "`answerCall` asks, whatever server it stands behind: node-listener.int.test.ts",
  "api/scim/v2/[[...path]]/route.ts": "a token in the header, which no browser adds by itself",
  "api/sso/[organizationId]/saml/route.ts": "a signed assertion, bound to the browser by a one-time ticket",
};

const changing = readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("route.ts"))
  .map((path) => [path, readFileSync(join(ROUTES, path), "utf8")] as const)
  .filter(([, text]) => /\b(?:POST|PUT|PATCH|DELETE)\b/.test(text));

const request = (headers: Record<string, string>, body?: string) =>
  new Request("http://lake.example/api", { method: "POST", headers, ...(body === undefined ? {} : { body }) });

describe("every route that changes something", () => {
  it.each(changing)("%s refuses other sites", (path, text) => {
    expect(/isFromElsewhere\(|isSameOrigin\(/.test(text) || path in GUARDED_OTHERWISE).toBe(true);
  });

  it("is none that is forgotten in the list of exceptions", () => {
    expect(Object.keys(GUARDED_OTHERWISE).filter((path) => changing.every(([known]) => known !== path))).toEqual([]);
  });
});

describe("a request", () => {
  it("from another site is known by its origin, or by what the browser says of it", () => {
    expect(isFromElsewhere(request({ host: "lake.example", origin: "http://lake.example" }))).toBe(false);
    expect(isFromElsewhere(request({ host: "lake.example", origin: "http://evil.example" }))).toBe(true);
    expect(isFromElsewhere(request({ host: "lake.example", origin: "null" }))).toBe(true);
    expect(isFromElsewhere(request({ host: "lake.example", "sec-fetch-site": "cross-site" }))).toBe(true);
  });

  it("with a body that is too long, or of no known length, is not read", () => {
    expect(isBodyWithin(request({ "content-length": "10" }, "0123456789"), 10)).toBe(true);
    expect(isBodyWithin(request({ "content-length": "11" }, "01234567890"), 10)).toBe(false);
    expect(isBodyWithin(request({ "content-length": "1e3" }, "x"), 10_000)).toBe(false);
    expect(isBodyWithin(request({ "transfer-encoding": "chunked" }, "x"), 10)).toBe(false);
    expect(isBodyWithin(request({}), 10)).toBe(true);
  });
});

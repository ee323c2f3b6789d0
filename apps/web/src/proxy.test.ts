import { unstable_doesMiddlewareMatch as isReached } from "next/experimental/testing/server";
import { expect, it } from "vitest";
import { config, proxy } from "./proxy.ts";

const reached = (url: string) => isReached({ config, nextConfig: {}, url });

it("every page gets its policy, whatever its organisation is called", () => {
  const pages = [
    "/",
    "/sign-in",
    "/orders/projects/lake",
    "/favicon",
    "/favicons/projects/lake",
    "/favicon-ico/settings",
    "/apiary",
    "/wallboard",
  ];
  expect(pages.filter((page) => !reached(page))).toEqual([]);
});

it("data, files and keys are answered without one of a page", () => {
  const others = ["/api/trpc/projects.list", "/_next/static/chunks/a.js", "/favicon.ico", "/.well-known/openid-configuration"];
  expect(others.filter(reached)).toEqual([]);
});

it("no two pages share a nonce, and none takes one that a visitor sends", async () => {
  const { NextRequest } = await import("next/server");
  const policyOf = () =>
    proxy(new NextRequest("http://lake.example/orders", { headers: { "x-zerolake-nonce": "mine" } })).headers.get(
      "content-security-policy",
    ) ?? "";
  const [one, other] = [policyOf(), policyOf()];
  expect(one).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
  expect(one).not.toContain("nonce-mine");
  expect(one).not.toBe(other);
});

it("a page has one address, which leads nowhere else", async () => {
  const { NextRequest } = await import("next/server");
  // As the production build is told (`next.config.ts`): what stands at the end comes here.
  const movedTo = (path: string) => {
    const request = new NextRequest(`http://lake.example${path}`, { nextConfig: { trailingSlash: true } });
    return proxy(request).headers.get("location");
  };
  expect(movedTo("/orders/?tab=plan")).toBe("http://lake.example/orders?tab=plan");
  expect(movedTo("//evil.example/")).toBe("http://lake.example/evil.example");
  expect(movedTo("/\\evil.example/")).toBe("http://lake.example/evil.example");
  expect(movedTo("/orders")).toBe(null);
  expect(movedTo("/")).toBe(null);
});

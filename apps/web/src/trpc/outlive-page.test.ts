import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { outlivePage } from "./outlive-page.ts";

const sent = vi.fn<typeof fetch>(() => Promise.resolve(new Response()));
vi.stubGlobal("fetch", sent);
afterEach(() => sent.mockClear());
afterAll(() => vi.unstubAllGlobals());

describe("a change that is sent while its page is left", () => {
  it("goes on without the page, as long as browsers allow it", async () => {
    await outlivePage("/api", { method: "POST", body: "{}" });
    expect(sent.mock.lastCall?.[1]).toMatchObject({ method: "POST", body: "{}", keepalive: true });
  });

  it.each([
    { what: "a question", options: { method: "GET" } },
    { what: "a body too long for it", options: { method: "POST", body: "x".repeat(20_000) } },
  ])("$what is sent as ever", async ({ options }) => {
    await outlivePage("/api", options);
    expect(sent.mock.lastCall?.[1]).not.toHaveProperty("keepalive");
  });
});

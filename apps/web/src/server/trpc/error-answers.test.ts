import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Services } from "../services.ts";
import { router } from "./init.ts";
import { publicProcedure } from "./procedures.ts";

const SOURCES = new URL("../..", import.meta.url).pathname;

const failing = router({
  unforeseen: publicProcedure.query(() => {
    throw Object.assign(new Error("relation audit_entry has no column hunter2"), { query: "SELECT hunter2" });
  }),
  ofLibrary: publicProcedure.query(() => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'hunter2')"))),
  input: publicProcedure.input(z.object({ number: z.int() })).query(() => 1),
});

async function answerOf(path: string): Promise<string> {
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://lake.example/api/trpc/${path}`),
    router: failing,
    createContext: () => ({ requestId: "r-1", from: {}, session: undefined, services: {} as Services }),
  });
  return response.text();
}

describe("the answer to a request that failed", () => {
  it.each(["unforeseen", "ofLibrary", "input", "nowhere"])("of %s shows no stack, no file, no statement", async (path) => {
    const text = await answerOf(path);
    expect(text).not.toMatch(/stack|hunter2|SELECT|\.ts\b|node_modules/);
    expect(JSON.parse(text).error.json.data.problem).toMatchObject({ message: expect.any(String), requestId: "r-1" });
  });

  it("is never made from a stack anywhere in the console", () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.tsx?$/.test(file) && !/\.(test|testing)\.tsx?$/.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /\.stack\b/.test(readFileSync(join(SOURCES, file), "utf8")))).toEqual([]);
  });
});

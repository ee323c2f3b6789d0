import { expect, test } from "vitest";
import type { Request } from "../http-server.ts";
import { appProgram } from "./app-program.ts";

const request = (path: string, extra: Partial<Request> = {}): Request => ({
  method: "GET",
  path,
  query: new URLSearchParams(),
  body: "",
  ...extra,
});

test.each(["/search", "/features/7", "/ask", "/events"])(
  "%s without its peer is refused with the name of the missing arrow, never answered",
  async (path) => {
    const answer = await appProgram({}, "Shop").handle(request(path));
    expect(answer?.status).toBe(501);
    expect(JSON.stringify(answer?.body)).toMatch(/has no arrow (from|to) an? /);
  },
);

test("a text search embeds the text and asks the index", async () => {
  const asked: (readonly number[])[] = [];
  const program = appProgram(
    {
      embedder: { family: "huggingface", invoke: async () => ({ embedding: [0.5, 0.25] }) },
      vectors: {
        search: async (vector) => {
          asked.push(vector);
          return [{ id: "x", score: 1, metadata: {} }];
        },
        upsert: async () => {},
        check: async () => {},
      },
    },
    "Shop",
  );
  const answer = await program.handle(request("/search", { query: new URLSearchParams("q=shoes") }));
  expect(asked).toEqual([[0.5, 0.25]]);
  expect(answer?.body).toEqual({ neighbours: [{ id: "x", score: 1, metadata: {} }] });
});

test("the page escapes the title", async () => {
  const answer = await appProgram({}, "<script>").handle(request("/"));
  expect(String(answer?.body)).not.toContain("<script>");
});

import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError } from "@zerolake/db";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { appErrorOf, problemOf, toTrpcError } from "./error-mapping.ts";

const schema = z.object({
  name: z.string().min(1, "The name is missing.").max(60),
  access: z.object({ clientId: z.string().min(3, "A client ID is longer.").regex(/^\d+$/, "A client ID has digits.") }),
});

/** As the browser gets it: what a procedure threw is mapped, thrown on and mapped again. */
function answerTo(input: unknown) {
  const { error } = schema.safeParse(input);
  const thrown = new TRPCError({ code: "BAD_REQUEST", cause: error });
  return problemOf(appErrorOf(toTrpcError(appErrorOf(thrown))), "r-1");
}

describe("the answer to input that is refused", () => {
  it("names each wrong part by its path, with the first thing that is wrong with it", () => {
    expect(answerTo({ name: "", access: { clientId: "x" } })).toEqual({
      code: "invalid",
      message: "The name is missing.",
      requestId: "r-1",
      fields: { name: "The name is missing.", "access.clientId": "A client ID is longer." },
    });
  });

  it("puts the path before a message only where the message is no sentence of ours", () => {
    expect(answerTo({ name: "lake", access: { clientId: "abc" } }).message).toBe("A client ID has digits.");
    expect(answerTo({ name: "lake", access: {} }).message).toMatch(/^access\.clientId: Invalid input/);
  });

  it("tells nothing about the form of what is stored", () => {
    const { error } = schema.safeParse({});
    expect(problemOf(new AppError("unreadable", { message: "It cannot be read.", cause: error }), "r-3")).not.toHaveProperty("fields");
  });

  it("has no fields where something else than the form of the input was wrong", () => {
    expect(problemOf(new AppError("conflict", { message: "The name is taken." }), "r-2")).toEqual({
      code: "conflict",
      message: "The name is taken.",
      requestId: "r-2",
    });
  });
});

it("an address that cannot be read is the caller's mistake, not ours", async () => {
  const errors: TRPCError[] = [];
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request("http://lake.example/api/trpc/%E0%A4%A"),
    router: initTRPC.create().router({}),
    onError: ({ error }) => errors.push(error),
  });
  expect(answer.status).toBe(400);
  expect(errors.map(appErrorOf)).toMatchObject([{ code: "invalid", message: "The address of this call cannot be read." }]);
});

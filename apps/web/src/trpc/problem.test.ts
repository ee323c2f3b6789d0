import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { formProblemOf } from "./problem.ts";

const refused = (problem: object) => new TRPCClientError("refused", { result: { error: { data: { problem } } } as never });
const FORM = { shown: ["name", "clientId"], within: "access" };

describe("what a form says of an error", () => {
  it("stands at its fields, and nowhere else, where they can say all of it", () => {
    const fields = { name: "The name is missing.", "access.clientId": "A client ID has digits." };
    expect(formProblemOf(refused({ code: "invalid", message: "The name is missing.", fields }), FORM)).toEqual({
      fields: { name: "The name is missing.", clientId: "A client ID has digits." },
      rest: undefined,
    });
  });

  it("stands below them as well where one of the wrong parts has no field", () => {
    const problem = { code: "invalid", message: "The name is missing.", fields: { name: "The name is missing.", region: "Unknown." } };
    expect(formProblemOf(refused(problem), FORM)).toMatchObject({ fields: { name: "The name is missing." }, rest: problem });
  });

  it("stands below them where no part of the input is to blame", () => {
    const problem = { code: "conflict", message: "The name is taken." };
    expect(formProblemOf(refused(problem), FORM)).toEqual({ fields: {}, rest: problem });
    expect(formProblemOf(new Error("offline"), FORM).rest?.code).toBe("network");
  });

  it("is nothing while there is no error", () => {
    expect(formProblemOf(null, FORM)).toEqual({ fields: {}, rest: undefined });
  });
});

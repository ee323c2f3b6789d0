import { NoAnswerError } from "@zerolake/execution";
import { describe, expect, it } from "vitest";
import { unreached } from "./unreached.ts";

const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("a host that could not be reached", () => {
  it.each([
    [
      failed(coded("ENOTFOUND", "getaddrinfo ENOTFOUND lake.example")),
      "lake.example was not found: the network knows no address of this name.",
    ],
    [failed(coded("ECONNREFUSED", "connect ECONNREFUSED 10.0.0.1:443")), "lake.example did not answer: connect ECONNREFUSED 10.0.0.1:443"],
    [failed(coded("ECONNREFUSED")), "lake.example did not answer: ECONNREFUSED"],
    [
      new DOMException("The operation was aborted due to timeout", "TimeoutError"),
      "lake.example did not answer: The operation was aborted due to timeout",
    ],
  ])("is named with the reason that stands behind %s", (error, message) => {
    const thrown = unreached("lake.example", error);
    expect(thrown).toBeInstanceOf(NoAnswerError);
    expect(thrown.message).toBe(message);
    expect(thrown.cause).toBe(error);
  });
});

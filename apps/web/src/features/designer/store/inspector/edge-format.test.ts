import { describe, expect, it } from "vitest";
import { formatFacts } from "./edge-format.ts";

describe("the form in which data comes", () => {
  it("is said in a fixed order, lists as one line", () => {
    expect(formatFacts({ topics: ["orders", "clicks"], streamArn: "arn:…", protocol: "kafka" })).toEqual([
      ["Protocol", "kafka"],
      ["Topics", "orders, clicks"],
    ]);
  });

  it("leaves out what is empty and what only the cloud will know", () => {
    expect(formatFacts({ topics: [], format: { $ref: "lake.table", attr: "Format" } })).toEqual([]);
    expect(formatFacts(undefined)).toEqual([]);
  });
});

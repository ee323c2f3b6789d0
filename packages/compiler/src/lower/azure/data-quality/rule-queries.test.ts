import { describe, expect, it } from "vitest";
import { ruleQueries } from "./rule-queries.ts";

describe("checks as questions in SQL", () => {
  const subject = { rules: ["null", "uniqueness", "range"], timeColumn: "time", keyColumns: ["id", "od`d"] };

  it("ask for rows that fail, with every column quoted", () => {
    expect(ruleQueries("c.s.t", subject)).toEqual({
      null: "SELECT COUNT(*) AS failed FROM c.s.t WHERE `id` IS NULL OR `od``d` IS NULL",
      uniqueness: "SELECT COUNT(*) AS failed FROM (SELECT `id`, `od``d` FROM c.s.t GROUP BY `id`, `od``d` HAVING COUNT(*) > 1)",
    });
  });

  it("leave out what has no question", () => {
    expect(Object.keys(ruleQueries("t", subject))).not.toContain("range");
  });
});

import { expect, it } from "vitest";
import { splitStatements } from "./flink-statements.ts";

it("parts statements at the semicolons that end them, not at those in texts, names and comments", () => {
  expect(splitStatements("SELECT ';' AS a; -- one; two\nSELECT `b;c`, 'it''s;' /* ; */ FROM t;\n\n;")).toEqual([
    "SELECT ';' AS a",
    "-- one; two\nSELECT `b;c`, 'it''s;' /* ; */ FROM t",
  ]);
});

it("finds no statement in nothing", () => {
  expect(splitStatements(" \n")).toEqual([]);
});

import { expect, it } from "vitest";
import { matchesFinding } from "./filter-findings.ts";

const finding = { id: "1", severity: "error" as const, code: "ZL-FMT-002", message: "Cannot read.", target: { component: "lake" } };
const titles = new Map([["lake", { title: "Orders", kind: "lakehouse-tables" }]]);

it.each(["orders", "LAKEHOUSE tables", "fmt-002", "cannot", " "])("“%s” finds by component, kind, code and words", (query) => {
  expect(matchesFinding(finding, query, titles)).toBe(true);
});

it("what is about something else is left out", () => {
  expect(matchesFinding(finding, "stream", titles)).toBe(false);
});

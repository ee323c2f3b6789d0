import type { Diagnostic } from "@zerolake/resources";
import { expect, it } from "vitest";
import { countWords } from "./finding-words.ts";
import { byComponent, countFindings, foundElsewhere, groupFindings, toFindings } from "./group-findings.ts";

const found = (severity: Diagnostic["severity"], component: string, message = "m"): Diagnostic => ({
  severity,
  code: "ZL-X",
  message,
  target: { component },
});

it("a finding that both checks report is shown once", () => {
  expect(toFindings([found("error", "a"), found("error", "a"), found("error", "b")])).toHaveLength(2);
});

it("counts are said in words, the worst first", () => {
  expect(countWords({ error: 2, warning: 1, info: 0 })).toBe("2 errors, 1 warning");
  expect(countWords({ error: 0, warning: 0, info: 0 })).toBe("No findings");
});

it("lists the worst first and counts each severity", () => {
  const findings = toFindings([found("info", "a"), found("error", "a"), found("warning", "a")]);
  expect(groupFindings(findings).map(({ title }) => title)).toEqual(["Must fix", "Should fix", "Advice"]);
  expect(countFindings(findings)).toEqual({ error: 1, warning: 1, info: 1 });
  expect(byComponent(findings).get("a")?.[0]?.severity).toBe("error");
});

it("what only other environments have is told once, with their names", () => {
  const here = toFindings([found("error", "a")]);
  const elsewhere = foundElsewhere(here, [
    { name: "dev", diagnostics: [found("error", "a"), found("error", "b")] },
    { name: "prod", diagnostics: [found("error", "b"), found("warning", "c")] },
  ]);
  expect(elsewhere.map(({ finding, environments }) => [finding.target?.component, environments])).toEqual([
    ["b", ["dev", "prod"]],
    ["c", ["prod"]],
  ]);
});

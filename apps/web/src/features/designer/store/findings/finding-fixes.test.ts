import { validate } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { undo } from "../edit/commit.ts";
import { applyFix, type FindingFix, fixesFor, fixesWithAll, ignoreFinding, isIgnorable } from "./finding-fixes.ts";
import { toFindings } from "./group-findings.ts";

function withSettings(settings: Record<string, unknown>) {
  const design = pipeline();
  const components = design.blueprint.components.map((component) =>
    component.id === "stream" || component.id === "lake" ? { ...component, settings: settings as never } : component,
  );
  return { ...design, blueprint: { ...design.blueprint, components } };
}

const only = (fixes: readonly FindingFix[]) => {
  expect(fixes).toHaveLength(1);
  return fixes[0]!;
};

describe("quick fixes", () => {
  it("a setting that nobody knows is removed, and undo brings it back", () => {
    const store = storeOf(withSettings({ nonsense: 1 }));
    const [finding] = toFindings(validate(store.getState().log.current.blueprint)).filter(({ code }) => code === "ZL-SET-UNKNOWN");
    applyFix(store, only(fixesFor(finding!, store.getState().log.current)));
    expect(store.getState().log.current.blueprint.components[1]?.settings).toEqual({});
    undo(store);
    expect(store.getState().log.current.blueprint.components[1]?.settings).toEqual({ nonsense: 1 });
  });

  it("the same fault in two places is fixed in one step", () => {
    const store = storeOf(withSettings({ nonsense: 1 }));
    const findings = toFindings(validate(store.getState().log.current.blueprint)).filter(({ code }) => code === "ZL-SET-UNKNOWN");
    expect(findings).toHaveLength(2);
    const fix = fixesWithAll(findings, store.getState().log.current).get(findings[1]!.id)!.at(-1)!;
    expect(fix.label).toBe("Fix all 2 of this kind");
    applyFix(store, fix);
    expect(validate(store.getState().log.current.blueprint).filter(({ code }) => code === "ZL-SET-UNKNOWN")).toEqual([]);
    expect(store.getState().history.done).toHaveLength(1);
  });

  it("an edge that is refused can be removed, or led through the part that is missing", () => {
    const design = pipeline();
    const edges = [
      { id: "bad", from: { component: "stream", port: "events" as const }, to: { component: "lake", port: "events" as const } },
    ];
    const broken = { ...design, blueprint: { ...design.blueprint, edges } };
    const finding = { id: "1", severity: "error" as const, code: "ZL-EDGE-PORT", message: "m", target: { edge: "bad" } };
    const fixes = fixesFor(finding, broken);
    expect(fixes.at(-1)?.label).toBe("Remove the connection");
    for (const fix of fixes) {
      const store = storeOf(broken);
      applyFix(store, fix);
      expect(validate(store.getState().log.current.blueprint).filter(({ code }) => code.startsWith("ZL-EDGE"))).toEqual([]);
    }
  });

  it("a delivery that leads nowhere opens the dialog that connects it", () => {
    const store = storeOf(pipeline());
    const finding = { id: "1", severity: "error" as const, code: "ZL-DELIVERY-NOWHERE", message: "m", target: { component: "delivery" } };
    applyFix(store, only(fixesFor(finding, store.getState().log.current)));
    expect(store.getState().connectRequest).toEqual({ component: "delivery", direction: "from" });
  });

  it("what a rule says is ignored with a reason up to a day, and judged again with a click; everything else is a fact", () => {
    const store = storeOf(pipeline());
    const rule = {
      id: "1",
      severity: "error" as const,
      code: "ZL-FMT-002",
      message: "m",
      confidence: "high" as const,
      target: { component: "lake" },
    };
    expect(isIgnorable(rule)).toBe(true);
    expect(isIgnorable({ ...rule, severity: "info" })).toBe(true);
    expect(isIgnorable({ id: "2", severity: "error", code: "ZL-SET-TYPE", message: "m" })).toBe(false);
    ignoreFinding(store, rule, { reason: "Old tables only.", until: "2027-02-01" });
    expect(store.getState().log.current.blueprint.policies.accepted).toEqual([
      { code: "ZL-FMT-002", place: "lake", reason: "Old tables only.", until: "2027-02-01" },
    ]);
    const accepted = { ...rule, severity: "warning" as const, acceptedBecause: "Old tables only." };
    expect(isIgnorable(accepted)).toBe(false);
    applyFix(store, only(fixesFor(accepted, store.getState().log.current)));
    expect(store.getState().log.current.blueprint.policies.accepted).toBeUndefined();
  });

  it("a missing answer has no quick fix: a person gives it", () => {
    const finding = {
      id: "1",
      severity: "error" as const,
      code: "ZL-SET-MISSING",
      message: "m",
      target: { component: "lake", setting: "retention" },
    };
    expect(fixesFor(finding, pipeline())).toEqual([]);
  });
});

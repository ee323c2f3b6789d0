import { applyEdit, EMPTY_LAYOUT, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { storeOf } from "../designer-store.testing.ts";
import { applyFix, fixesFor, ignoreFinding } from "../findings/finding-fixes.ts";
import { byEdge, toFindings } from "../findings/group-findings.ts";
import { createAnalysis } from "./analyse.ts";
import { takeAnalysis } from "./take-analysis.ts";

const TODAY = "2026-12-01";
const NIL = "00000000-0000-0000-0000-000000000000";
const target: Target = {
  cloud: "aws",
  region: "eu-west-1",
  tier: "prototype",
  account: "123456789012",
  choices: {},
  overrides: {},
  environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "dev", namePrefix: "zl" },
};
const starter = expandTemplate(findTemplate("streaming-starter")!);
const edited = applyEdit(
  { blueprint: starter, layout: EMPTY_LAYOUT },
  { edit: "setSetting", component: "events", key: "formatVersion", value: 3 },
);
const upgraded = edited.ok ? edited.value.design.blueprint : starter;

describe("analysis", () => {
  it("tells an incompatibility on the edge and on the component that settles it, and forgets it when the drawing is mended", () => {
    const analyse = createAnalysis();
    const ask = (blueprint: typeof starter, on = target) =>
      analyse({ sequence: 1, blueprint, target: on, workload: {}, today: TODAY }).diagnostics;
    expect(ask(starter).map(({ code }) => code)).not.toContain("ZL-FMT-002");
    const found = toFindings(ask(upgraded)).filter(({ code }) => code === "ZL-FMT-002");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ target: { component: "events" }, severity: "error" });
    expect([...byEdge(found).keys()]).toEqual([found[0]!.target?.edge]);
    expect(ask(starter).map(({ code }) => code)).not.toContain("ZL-FMT-002");
    expect(ask(upgraded, { ...target, cloud: "gcp" }).map(({ code }) => code)).toContain("ZL-FMT-017");
  });

  it("counts the load that only holds in the viewed environment", () => {
    const analyse = createAnalysis();
    const codes = analyse({
      sequence: 1,
      blueprint: starter,
      target,
      workload: { freshnessSecondsTarget: 60 },
      today: TODAY,
    }).diagnostics.map(({ code }) => code);
    expect(codes).toContain("ZL-STR-006");
  });

  it("one click mends the drawing, as one step", () => {
    const store = storeOf({ blueprint: upgraded, layout: EMPTY_LAYOUT });
    const analyse = createAnalysis();
    const [finding] = toFindings(analyse({ sequence: 1, blueprint: upgraded, target, workload: {}, today: TODAY }).diagnostics).filter(
      ({ code }) => code === "ZL-FMT-002",
    );
    const [fix] = fixesFor(finding!, store.getState().log.current);
    expect(fix?.label).toBe("Set “Iceberg version” of “Events” to 2");
    applyFix(store, fix!);
    const mended = store.getState().log.current.blueprint;
    expect(mended.components.find(({ id }) => id === "events")?.settings["formatVersion"]).toBe(2);
    expect(store.getState().history.done).toHaveLength(1);
  });

  it("tells what is wrong only in another environment apart, when that is asked for", () => {
    const analyse = createAnalysis();
    const others = [{ name: "prod", target: { ...target, overrides: { events: { formatVersion: 3 } } }, workload: {} }];
    const store = storeOf({ blueprint: starter, layout: EMPTY_LAYOUT });
    takeAnalysis(store, analyse({ sequence: 1, blueprint: starter, target, workload: {}, today: TODAY, others }));
    const { findings, elsewhere, counts } = store.getState().analysis;
    expect(findings.map(({ code }) => code)).not.toContain("ZL-FMT-002");
    expect(counts.error).toBe(0);
    expect(elsewhere.map(({ finding: { code }, environments }) => [code, environments])).toContainEqual(["ZL-FMT-002", ["prod"]]);
  });

  it("an ignored error stands apart, marks nothing, counts for nothing, and comes back after its day", () => {
    const store = storeOf({ blueprint: upgraded, layout: EMPTY_LAYOUT });
    const analyse = createAnalysis();
    const look = (today: string) => {
      const { blueprint } = store.getState().log.current;
      takeAnalysis(store, analyse({ sequence: 1, blueprint, target, workload: {}, today }));
      return store.getState().analysis;
    };
    const [finding] = look(TODAY).findings.filter(({ code }) => code === "ZL-FMT-002");
    ignoreFinding(store, finding!, { reason: "Readers are upgraded first.", until: "2026-12-24" });
    const before = look("2026-12-24");
    expect(before.ignored.map(({ code, acceptedUntil }) => [code, acceptedUntil])).toEqual([["ZL-FMT-002", "2026-12-24"]]);
    expect(before.counts.error).toBe(0);
    expect([...before.byEdge.keys()]).toEqual([]);
    const after = look("2026-12-25");
    expect(after.ignored).toEqual([]);
    expect(after.counts.error).toBe(1);
  });
});

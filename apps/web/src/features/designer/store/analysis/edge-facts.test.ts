import { expandTemplate, SCHEMA_VERSION } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { viewedTarget } from "../viewed-target.ts";
import { createAnalysis } from "./analyse.ts";
import { edgeFactsOf } from "./edge-facts.ts";
import { keepEqualFacts } from "./keep-equal-facts.ts";
import { takeAnalysis } from "./take-analysis.ts";

const { target } = viewedTarget([], { wanted: null, tier: "prototype" });
const starter = expandTemplate(findTemplate("streaming-starter")!);
const request = { sequence: 1, target, workload: {}, today: "2026-12-01" };

describe("facts of connections", () => {
  it("say how much flows and who may do what, for the viewed target", () => {
    const facts = edgeFactsOf(starter, compile(starter, target));
    const [first] = starter.edges;
    expect(facts.get(first!.id)?.load?.per).toBe("events/s");
    expect(facts.get(first!.id)?.rights[0]).toMatchObject({ holder: first!.from.component, rights: [{ deed: "write" }] });
  });

  it("keep their objects while they say the same, so that a change of one setting renders its own lines only", () => {
    const before = edgeFactsOf(starter, compile(starter, target));
    const slower = {
      ...starter,
      components: starter.components.map((component) => (component.id === "delivery" ? { ...component, title: "Renamed" } : component)),
    };
    const after = keepEqualFacts(before, edgeFactsOf(slower, compile(slower, target)));
    for (const [id, fact] of after) expect(fact).toBe(before.get(id));
  });

  it("stay on the screen while a drawing cannot be compiled", () => {
    const store = storeOf(pipeline());
    const analyse = createAnalysis();
    takeAnalysis(store, analyse({ ...request, blueprint: starter }));
    const { edges } = store.getState().analysis;
    expect(edges.size).toBeGreaterThan(2);
    const { edges: _, ...uncompiled } = analyse({ ...request, blueprint: { ...starter, schemaVersion: SCHEMA_VERSION } });
    takeAnalysis(store, uncompiled);
    expect(store.getState().analysis.edges).toBe(edges);
  });
});

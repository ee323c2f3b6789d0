import { describe, expect, it } from "vitest";
import type { ComponentDefinition, DataKind } from "../definition.ts";
import { COMPONENT_DEFINITIONS, findDefinition } from "../registry.ts";
import { ALLOWED_PAIRS } from "./allowed-pairs.ts";
import { edgeVerdict } from "./edge-verdict.ts";
import { chainData, connectableKinds } from "./suggestions.ts";

const legalPairs = COMPONENT_DEFINITIONS.flatMap((from) =>
  COMPONENT_DEFINITIONS.flatMap((to) => sharedData(from, to).map((data) => ({ from: from.kind, data, to: to.kind }))),
);

function sharedData(from: ComponentDefinition, to: ComponentDefinition): readonly DataKind[] {
  return from.outputs.map((port) => port.data).filter((data) => to.inputs.some((port) => port.data === data));
}

describe("edge verdict", () => {
  it("lists only pairs whose ports exist", () => {
    const legal = new Set(legalPairs.map((pair) => JSON.stringify(pair)));
    const unknown = ALLOWED_PAIRS.filter(({ from, data, to }) => !legal.has(JSON.stringify({ from, data, to })));
    expect(unknown).toEqual([]);
  });

  it("has an answer for every pair of ports, and a reason for every refusal that is not the generic one", () => {
    const refused = legalPairs.map((pair) => ({ pair, verdict: edgeVerdict(pair) })).filter(({ verdict }) => verdict.verdict === "refused");
    expect(refused.length).toBeGreaterThan(90);
    expect(refused.filter(({ verdict }) => verdict.verdict === "refused" && verdict.says.includes("has nothing that"))).toEqual([]);
  });

  it("what one click inserts makes a chain of arrows that are all allowed", () => {
    const broken = legalPairs.filter((pair) => {
      const verdict = edgeVerdict(pair);
      if (verdict.verdict === "allowed" || verdict.insert.length === 0) return false;
      return chainData([pair.from, ...verdict.insert, pair.to], pair.data) === undefined;
    });
    expect(broken).toEqual([]);
  });

  it("refuses a source in front of tables and offers a stream and delivery", () => {
    expect(edgeVerdict({ from: "event-source", data: "events", to: "lakehouse-tables" })).toEqual({
      verdict: "refused",
      says: "“User interaction events” sends events but does not keep them: put an Event stream between, so that “Lakehouse tables” can read at its own pace and replay.",
      insert: ["event-stream", "stream-delivery"],
    });
    expect(chainData(["event-source", "event-stream", "stream-delivery", "lakehouse-tables"], "events")).toEqual([
      "events",
      "events",
      "tables",
    ]);
  });

  it("a pair that one cloud carries may be drawn, and is refused on the others", () => {
    const pair = { from: "event-source", data: "events", to: "stream-delivery" } as const;
    expect(edgeVerdict(pair).verdict).toBe("allowed");
    expect(edgeVerdict({ ...pair, cloud: "aws" }).verdict).toBe("allowed");
    expect(edgeVerdict({ ...pair, cloud: "gcp" })).toMatchObject({ verdict: "refused", insert: ["event-stream"] });
  });

  it("refuses a port that a kind does not have, and a kind that does not exist", () => {
    expect(edgeVerdict({ from: "budget", data: "events", to: "event-stream" })).toMatchObject({ verdict: "refused", insert: [] });
    expect(edgeVerdict({ from: "event-stream", data: "events", to: "nothing" })).toMatchObject({ says: "“nothing” takes no events." });
  });
});

describe("suggestions", () => {
  it("puts the most used neighbour first", () => {
    expect(connectableKinds("lakehouse-tables", { direction: "out" })[0]?.kind).toBe("catalog");
    expect(connectableKinds("event-stream", { data: "events", direction: "in" }).map(({ kind }) => kind)).toEqual([
      "event-source",
      "database-source",
      "device-source",
      "feed-source",
      "app-service",
      "log-source",
      "stream-processor",
    ]);
  });

  it("suggests only kinds that exist", () => {
    const kinds = COMPONENT_DEFINITIONS.flatMap(({ kind }) => connectableKinds(kind)).map(({ kind }) => findDefinition(kind));
    expect(kinds).not.toContain(undefined);
  });
});

import type { Blueprint } from "@zerolake/blueprint";
import { COMPONENT_DEFINITIONS, edgeVerdict } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { connectChoices } from "./connect-choices.ts";
import { connectionVerdict } from "./connection-verdict.ts";

function drawing(kinds: Record<string, string>, edges: readonly [string, string, string][] = []): Blueprint {
  return {
    schemaVersion: 1,
    components: Object.entries(kinds).map(([id, kind]) => ({ id, kind, title: id.toUpperCase(), settings: {} })),
    edges: edges.map(([from, port, to], index) => ({
      id: `e${index}`,
      from: { component: from, port: port as "events" },
      to: { component: to, port: port as "events" },
    })),
    workload: {},
    tier: "standard",
    policies: { omit: [] },
    targetChoices: {},
  };
}

describe("connecting", () => {
  it("refuses with the catalogue's sentence and what to put between", () => {
    const blueprint = drawing({ clicks: "event-source", lake: "lakehouse-tables" });
    const answer = connectionVerdict(blueprint, { from: "clicks", data: "events", to: "lake" });
    expect(answer).toMatchObject({ verdict: "refused", insert: ["event-stream", "stream-delivery"] });
  });

  it("refuses a second edge between the same ports", () => {
    const blueprint = drawing({ clicks: "event-source", stream: "event-stream" }, [["clicks", "events", "stream"]]);
    expect(connectionVerdict(blueprint, { from: "clicks", data: "events", to: "stream" })).toMatchObject({
      verdict: "refused",
      insert: [],
    });
  });

  it("refuses what would make data run in a circle", () => {
    const blueprint = drawing({ stream: "event-stream", job: "stream-processor" }, [["stream", "events", "job"]]);
    expect(connectionVerdict(blueprint, { from: "job", data: "events", to: "stream" })).toMatchObject({
      says: expect.stringContaining("circle"),
    });
  });

  it("gives pointer and keyboard the same verdict for every pair of kinds and ports", () => {
    for (const start of COMPONENT_DEFINITIONS) {
      for (const end of COMPONENT_DEFINITIONS) {
        const blueprint = drawing({ start: start.kind, end: end.kind });
        const choices = connectChoices(blueprint, { component: "start", direction: "from" });
        for (const { data } of start.outputs) {
          const pointer = connectionVerdict(blueprint, { from: "start", data, to: "end" });
          const offered = choices.fits.some(({ connection }) => connection.data === data);
          expect(offered, `${start.kind} ${data} ${end.kind}`).toBe(pointer.verdict === "fits");
          expect(pointer.verdict === "fits").toBe(edgeVerdict({ from: start.kind, data, to: end.kind }).verdict === "allowed");
        }
      }
    }
  });
});

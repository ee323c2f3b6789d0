import { expandTemplate, SCHEMA_VERSION } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { type Target, TIERS } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeLoads } from "./edge-loads.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const TARGET: Target = {
  cloud: "aws",
  region: "eu-west-1",
  tier: "standard",
  account: "123456789012",
  choices: {},
  overrides: {},
  environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "test", namePrefix: "zl" },
};

const SECONDS_PER_DAY = 86_400;
const EVENT_BYTES = 1000;
/** Bytes in a table per byte of an event, the model's expectation. */
const COMPRESSION = 0.25;

function edge(from: string, port: "events" | "tables" | "files" | "model", to: string) {
  return { id: `${from}-${to}`, from: { component: from, port }, to: { component: to, port } };
}

function clicksIntoTables(eventsPerSecond: number) {
  const kinds = {
    clicks: "event-source",
    stream: "event-stream",
    delivery: "stream-delivery",
    lake: "lakehouse-tables",
    job: "spark-engine",
  };
  const settings = { clicks: { eventsPerSecond, eventBytes: EVENT_BYTES } };
  return {
    schemaVersion: SCHEMA_VERSION,
    components: Object.entries(kinds).map(([id, kind]) => ({ id, kind, title: id, settings: settings[id as "clicks"] ?? {} })),
    edges: [
      edge("clicks", "events", "stream"),
      edge("stream", "events", "delivery"),
      edge("delivery", "tables", "lake"),
      edge("lake", "tables", "job"),
    ],
    workload: {},
    tier: "standard",
    policies: { omit: [] },
    targetChoices: {},
  } as const;
}

describe("what goes over an edge", () => {
  it("follows the figure of the source through streams into tables", () => {
    const loads = edgeLoads(clicksIntoTables(4200), TARGET);
    expect(loads.get("clicks-stream")).toEqual({ amount: 4200, per: "events/s" });
    expect(loads.get("stream-delivery")).toEqual({ amount: 4200, per: "events/s" });
    const bytesPerDay = 4200 * EVENT_BYTES * SECONDS_PER_DAY * COMPRESSION;
    expect(loads.get("delivery-lake")).toEqual({ amount: expect.closeTo(bytesPerDay, -3), per: "bytes/day" });
    expect(loads.get("lake-job")?.per).toBe("bytes/day");
  });

  it("is nothing where nobody has said anything, never a zero", () => {
    expect(edgeLoads(clicksIntoTables(0), TARGET).size).toBe(0);
    const { components, ...rest } = clicksIntoTables(10);
    const orphans = edgeLoads({ ...rest, components: components.slice(1), edges: rest.edges.slice(1) }, TARGET);
    expect([...orphans.keys()]).toEqual([]);
  });

  it("is a number above zero on every edge of every template that has one, and grows with the source", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATES), fc.constantFrom(...TIERS), (template, tier) => {
        const blueprint = expandTemplate(template);
        const target = { ...TARGET, tier };
        const loads = edgeLoads(blueprint, target);
        expect([...loads.values()].every(({ amount }) => amount > 0 && Number.isFinite(amount))).toBe(true);
        const busier = blueprint.components.map((component) => {
          const figure = component.settings["eventsPerSecond"];
          return typeof figure === "number"
            ? { ...component, settings: { ...component.settings, eventsPerSecond: figure * 2 } }
            : component;
        });
        const more = edgeLoads({ ...blueprint, components: busier }, target);
        for (const [id, { amount }] of loads) expect(more.get(id)?.amount).toBeGreaterThanOrEqual(amount);
      }),
      { numRuns: 30 },
    );
  });
});

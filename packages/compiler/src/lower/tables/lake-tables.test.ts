import type { Component, Edge } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import type { EnvironmentView, Peer } from "../../lowering.ts";
import { lakeTables, sqlName, zoneWritten } from "./lake-tables.ts";

const lake: Component = { id: "my-tables", kind: "lakehouse-tables", title: "Tables", settings: { zones: ["bronze", "gold"] } };

function writer(kind: string, zone?: string): Peer {
  const edge: Edge = {
    id: kind,
    from: { component: kind, port: "tables" },
    to: { component: lake.id, port: "tables" },
    ...(zone === undefined ? {} : { settings: { zone } }),
  };
  return { edge, component: { id: kind, kind, title: kind, settings: {} }, variant: "x", outputs: {} };
}

function view(writers: readonly Peer[], topics: readonly string[] = []): EnvironmentView {
  const stream = { ...writer("event-stream"), outputs: { topics } };
  return {
    components: () => [],
    incoming: (_id, data) => (data === "tables" ? writers : [stream]),
    outgoing: () => [],
  };
}

describe("tables of a store", () => {
  it("are one per zone, named after the component, and wait for their writer", () => {
    expect(lakeTables(lake, view([]))).toEqual([
      { zone: "bronze", name: "my_tables", isCreatedByUs: false },
      { zone: "gold", name: "my_tables", isCreatedByUs: false },
    ]);
  });

  it("are made by us where managed delivery writes", () => {
    expect(lakeTables(lake, view([writer("stream-delivery")], ["clicks"]))).toContainEqual({
      zone: "bronze",
      name: "my_tables",
      isCreatedByUs: true,
    });
  });

  it("are one per topic when several arrive, without one that nobody writes", () => {
    const bronze = lakeTables(lake, view([writer("stream-delivery")], ["clicks", "orders"])).filter(({ zone }) => zone === "bronze");
    expect(bronze.map(({ name }) => name)).toEqual(["my_tables_clicks", "my_tables_orders"]);
  });
});

describe("the zone that a writer writes", () => {
  it.each([
    ["stream-delivery", undefined, "bronze"],
    ["stream-processor", undefined, "bronze"],
    ["spark-engine", undefined, "gold"],
    ["spark-engine", "bronze", "bronze"],
  ])("%s with the zone %s drawn writes %s", (kind, drawn, expected) => {
    expect(zoneWritten(lake, writer(kind, drawn))).toBe(expected);
  });
});

it.each([
  ["user-events", "user_events"],
  ["2024 sales", "t_2024_sales"],
  ["_x_", "x"],
])("%s is called %s in SQL", (text, expected) => {
  expect(sqlName(text)).toBe(expected);
});

import type { DataKind } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { type Blueprint, type Component, EMPTY_BLUEPRINT, type Settings } from "./document.ts";
import { edgeChoices, neighbourChoices } from "./neighbours.ts";
import { type SettingsTarget, settleSettings } from "./settle-settings.ts";
import { validate } from "./validation/validate.ts";

const component = (id: string, kind: string, settings: Settings = {}): Component => ({ id, kind, title: id, settings });

function drawing(components: readonly Component[], arrows: readonly string[]): Blueprint {
  const edges = arrows.map((arrow) => {
    const [from, port, to] = arrow.split(/\.| -> /) as [string, DataKind, string];
    return { id: arrow, from: { component: from, port }, to: { component: to, port } };
  });
  return { ...EMPTY_BLUEPRINT, components, edges };
}

const target = (overrides: SettingsTarget["overrides"] = {}): SettingsTarget => ({ cloud: "aws", tier: "standard", overrides });
const settle = (blueprint: Blueprint, overrides?: SettingsTarget["overrides"]) =>
  settleSettings(blueprint.components, blueprint, target(overrides));

const choicesOf = (blueprint: Blueprint, place: number, setting: string) => {
  const settled = settle(blueprint);
  return neighbourChoices(blueprint.components[place]!, setting, { ...blueprint, settingsOf: ({ id }) => settled.get(id)?.settings ?? {} });
};

const search = (settings: { readonly job?: Settings; readonly index?: Settings; readonly llm?: Settings } = {}) =>
  drawing(
    [
      component("llm", "foundation-model", settings.llm),
      component("job", "embedding-job", settings.job),
      component("index", "vector-store", settings.index),
    ],
    ["llm.endpoint -> job", "job.vectors -> index"],
  );

describe("settings that follow a neighbour", () => {
  it("take what the neighbour says instead of the default, and tell from where", () => {
    const index = settle(search({ job: { model: "BAAI/bge-m3" } })).get("index");
    expect(index?.settings).toMatchObject({ dimension: 1024, metric: "cosine" });
    expect(index?.offers["dimension"]).toEqual({ value: 1024, from: ["job"], isFollowed: true });
  });

  it("follow along a chain, each through the one before", () => {
    const settled = settle(search({ llm: { model: "text-embedding-3-large" } }));
    expect(settled.get("job")?.settings["model"]).toBe("text-embedding-3-large");
    expect(settled.get("index")?.settings["dimension"]).toBe(3072);
  });

  it("follow what holds in the environment, not what the blueprint says", () => {
    const settled = settle(search({ job: { model: "BAAI/bge-m3" } }), { job: { model: "openai/clip-vit-base-patch32" } });
    expect(settled.get("index")?.settings["dimension"]).toBe(512);
  });

  it.each([
    ["the blueprint", { index: { dimension: 256 } }, {}],
    ["the environment", {}, { index: { dimension: 256 } }],
  ])("a value set by hand in %s wins, and what the neighbour would say stays known", (_where, settings, overrides) => {
    const index = settle(search({ job: { model: "BAAI/bge-m3" }, ...settings }), overrides).get("index");
    expect(index?.settings["dimension"]).toBe(256);
    expect(index?.offers["dimension"]).toEqual({ value: 1024, from: ["job"], isFollowed: false });
  });

  it("keep the default where neighbours say nothing or not the same", () => {
    expect(settle(search({ job: { model: "unheard/of" } })).get("index")?.settings["dimension"]).toBe(384);
    const two = drawing(
      [component("a", "embedding-job", { model: "BAAI/bge-m3" }), component("b", "embedding-job"), component("index", "vector-store")],
      ["a.vectors -> index", "b.vectors -> index"],
    );
    expect(settle(two).get("index")).toMatchObject({
      settings: { dimension: 384 },
      offers: { metric: { value: "cosine", from: ["a", "b"] } },
    });
  });

  it("end in a drawing that runs in a circle", () => {
    const circle = drawing([component("a", "embedding-job"), component("b", "embedding-job")], ["a.endpoint -> b", "b.endpoint -> a"]);
    expect(settle(circle).size).toBe(2);
  });

  it("reach over two connections: governance guards the personal columns of the tables behind its catalogue", () => {
    const governed = drawing(
      [
        component("orders", "lakehouse-tables", { piiTags: ["email"] }),
        component("people", "lakehouse-tables", { piiTags: ["name", "email"] }),
        component("catalog", "catalog"),
        component("rules", "governance"),
      ],
      ["orders.tables -> catalog", "people.tables -> catalog", "catalog.catalog -> rules"],
    );
    expect(settle(governed).get("rules")?.offers["piiTags"]).toEqual({
      value: ["email", "name"],
      from: ["orders", "people"],
      isFollowed: true,
    });
    expect(choicesOf(governed, 3, "groups.zones").map(({ name }) => name)).toEqual(["bronze", "silver", "gold"]);
    expect(choicesOf(governed, 3, "columnMasks")).toEqual([
      { name: "email", from: "orders" },
      { name: "name", from: "people" },
    ]);
  });
});

it("names to choose from come from a platform part without a connection", () => {
  const blueprint = drawing([component("keys", "secrets", { names: ["token"] }), component("app", "app-service")], []);
  expect(choicesOf(blueprint, 1, "secretNames")).toEqual([{ name: "token", from: "keys" }]);
  expect(choicesOf(blueprint, 1, "image")).toEqual([]);
});

it("layers lie in order: tier, blueprint, choice of the cloud, environment", () => {
  const blueprint = {
    ...drawing([component("stream", "event-stream", { retentionHours: 10 })], []),
    targetChoices: { aws: { "stream.retentionHours": 20, nonsense: 1 } },
  };
  expect(settle({ ...blueprint, targetChoices: {} }).get("stream")?.settings["retentionHours"]).toBe(10);
  expect(settle(blueprint).get("stream")?.settings["retentionHours"]).toBe(20);
  expect(settle(blueprint, { stream: { retentionHours: 30 } }).get("stream")?.settings["retentionHours"]).toBe(30);
});

it("an edge into tables chooses among their zones, and one that is gone is an error on the edge", () => {
  const blueprint = drawing([component("job", "spark-engine"), component("lake", "lakehouse-tables")], ["job.tables -> lake"]);
  const [edge] = blueprint.edges;
  expect(edgeChoices(edge!, "zone", blueprint.components[1], "standard")).toEqual(["bronze", "silver", "gold"]);
  expect(edgeChoices(edge!, "zone", blueprint.components[0], "standard")).toEqual([]);
  const found = (zone: string) =>
    validate({ ...blueprint, edges: [{ ...edge!, settings: { zone } }] }).filter(({ code }) => code === "ZL-EDGE-ZONE");
  expect(found("silver")).toEqual([]);
  expect(found("platinum")).toMatchObject([{ severity: "error", target: { edge: edge!.id } }]);
});

import { COMPONENT_DEFINITIONS, type ComponentDefinition, defaultOf, TEMPLATES } from "@zerolake/catalog";
import { TIERS } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprints } from "../blueprint.testing.ts";
import { type Blueprint, type Component, type Edge, EMPTY_BLUEPRINT } from "../document.ts";
import { expandTemplate } from "../expand-template.ts";
import { closesCycle, findCycles } from "./find-cycles.ts";
import { validate } from "./validate.ts";
import { missingSettings, validateSettings } from "./validate-settings.ts";

const component = (id: string, kind: string, settings: Component["settings"] = {}): Component => ({ id, kind, title: id, settings });
const edge = (from: string, port: Edge["from"]["port"], to: string): Edge => ({
  id: `${from}-${port}-${to}`,
  from: { component: from, port },
  to: { component: to, port },
});
const blueprint = (parts: Partial<Blueprint>): Blueprint => ({ ...EMPTY_BLUEPRINT, ...parts });
const unanswered = (definition: ComponentDefinition, settings: Component["settings"]) =>
  missingSettings(definition, settings, "standard").map(({ key }) => key);
const codes = (parts: Partial<Blueprint>) => validate(blueprint(parts)).map((finding) => `${finding.code} ${finding.target?.path ?? ""}`);

describe("validate", () => {
  it.each(TEMPLATES)("finds nothing in the template $id", (template) => {
    expect(validate(expandTemplate(template))).toEqual([]);
  });

  it("finds nothing in any generated blueprint that follows the catalogue", () => {
    fc.assert(
      fc.property(blueprints(), (generated) => {
        expect(validate(generated).filter(({ code }) => code !== "ZL-SET-MISSING")).toEqual([]);
      }),
    );
  });

  it("names a repeated and an illegal id, and an unknown kind, with their places", () => {
    expect(
      codes({
        components: [component("a", "event-stream"), component("a", "budget"), component("9", "network"), component("b", "warp-drive")],
      }),
    ).toEqual(["ZL-ID-DUPLICATE /components/1/id", "ZL-ID-ILLEGAL /components/2/id", "ZL-KIND-UNKNOWN /components/3/kind"]);
  });

  it("names edges that join nothing, the wrong ports, themselves or the same twice", () => {
    const components = [component("app", "event-source"), component("stream", "event-stream"), component("lake", "object-store")];
    expect(codes({ components, edges: [edge("app", "events", "gone")] })).toEqual(["ZL-EDGE-DANGLING /edges/0"]);
    expect(codes({ components, edges: [edge("app", "files", "lake")] })).toEqual(["ZL-EDGE-PORT /edges/0"]);
    expect(codes({ components, edges: [edge("stream", "events", "stream")] })).toEqual(["ZL-EDGE-SELF /edges/0"]);
    expect(codes({ components, edges: [{ ...edge("app", "events", "stream"), to: { component: "lake", port: "files" } }] })).toEqual([
      "ZL-EDGE-DATA /edges/0",
    ]);
    expect(codes({ components, edges: [edge("app", "events", "stream"), { ...edge("app", "events", "stream"), id: "again" }] })).toEqual([
      "ZL-EDGE-DUPLICATE /edges/1",
    ]);
  });

  it("refuses what the catalogue refuses, in the catalogue's words", () => {
    const [finding] = validate(
      blueprint({
        components: [component("app", "event-source"), component("events", "lakehouse-tables")],
        edges: [edge("app", "events", "events")],
      }),
    );
    expect(finding).toMatchObject({ code: "ZL-EDGE-REFUSED", hint: "Put between: event-stream, stream-delivery." });
  });

  it("counts the edges of a port that takes only some", () => {
    const components = [component("one", "model-registry"), component("two", "model-registry"), component("api", "model-serving")];
    expect(codes({ components, edges: [edge("one", "model", "api"), edge("two", "model", "api")] })).toEqual(["ZL-EDGE-MAX /edges/1"]);
  });

  it("finds a circle of data, and leaves circles of schemas and models alone", () => {
    const components = [component("tables", "lakehouse-tables"), component("job", "spark-engine")];
    expect(codes({ components, edges: [edge("tables", "tables", "job"), edge("job", "tables", "tables")] })).toEqual([
      "ZL-EDGE-CYCLE /edges/0",
    ]);
    const models = [component("models", "model-registry"), component("training", "model-training")];
    expect(codes({ components: models, edges: [edge("models", "model", "training"), edge("training", "model", "models")] })).toEqual([]);
    const events = [component("app", "event-source"), component("stream", "event-stream"), component("schemas", "schema-registry")];
    expect(
      codes({
        components: events,
        edges: [edge("app", "events", "stream"), edge("stream", "events", "schemas"), edge("schemas", "schema", "app")],
      }),
    ).toEqual([]);
  });

  it("an edge closes a circle exactly when adding it makes one", () => {
    fc.assert(
      fc.property(blueprints(), fc.nat(), fc.nat(), (generated, left, right) => {
        const from = generated.components[left % generated.components.length];
        const to = generated.components[right % generated.components.length];
        fc.pre(from !== undefined && to !== undefined && from !== to);
        const extra: Edge = { id: "extra", from: { component: from.id, port: "tables" }, to: { component: to.id, port: "tables" } };
        const added = { ...generated, edges: [...generated.edges, extra] };
        expect(closesCycle(generated.edges, extra)).toBe(findCycles(added).length > 0);
      }),
    );
  });

  it("allows one of each platform component", () => {
    expect(codes({ components: [component("one", "network"), component("two", "network")] })).toEqual(["ZL-KIND-TWICE /components/1"]);
  });

  it("warns about choices and policies that mean nothing, and checks those that do", () => {
    const components = [component("stream", "event-stream")];
    expect(codes({ components, targetChoices: { aws: { "stream.nothing": 1, "gone.sku": "basic" } } })).toEqual([
      "ZL-CHOICE-UNKNOWN /targetChoices/aws/stream.nothing",
      "ZL-CHOICE-UNKNOWN /targetChoices/aws/gone.sku",
    ]);
    expect(codes({ components, targetChoices: { azure: { "stream.sku": "golden" } } })).toEqual([
      "ZL-SET-OPTION /targetChoices/azure/stream.sku",
    ]);
    expect(codes({ policies: { omit: ["budget", "event-stream"] } })).toEqual(["ZL-POLICY-UNKNOWN /policies/omit/1"]);
  });
});

describe("settings", () => {
  const stream = COMPONENT_DEFINITIONS.find(({ kind }) => kind === "event-stream")!;
  const tables = COMPONENT_DEFINITIONS.find(({ kind }) => kind === "lakehouse-tables")!;
  const governance = COMPONENT_DEFINITIONS.find(({ kind }) => kind === "governance")!;
  const found = (definition: typeof stream, settings: Component["settings"]) =>
    validateSettings(definition, settings).map(({ code, target }) => `${code} ${target?.path ?? ""}`);

  it.each(COMPONENT_DEFINITIONS)("defaults and examples of $kind satisfy its own rules at every tier", (definition) => {
    for (const tier of TIERS) {
      const defaults = Object.fromEntries(
        definition.settings.flatMap((setting) => {
          const value = defaultOf(setting, tier);
          return value === undefined ? [] : [[setting.key, value]];
        }),
      );
      expect(validateSettings(definition, defaults)).toEqual([]);
    }
    for (const example of definition.examples) expect(validateSettings(definition, example.settings)).toEqual([]);
  });

  it.each([
    [{ partitions: "many" }, "ZL-SET-TYPE /partitions"],
    [{ partitions: 1.5 }, "ZL-SET-TYPE /partitions"],
    [{ partitions: 0 }, "ZL-SET-RANGE /partitions"],
    [{ partitions: 1001 }, "ZL-SET-RANGE /partitions"],
    [{ engine: "rabbitmq" }, "ZL-SET-OPTION /engine"],
    [{ serverless: "yes" }, "ZL-SET-TYPE /serverless"],
    [{ topics: "events" }, "ZL-SET-TYPE /topics"],
    [{ topics: ["ok", "not ok"] }, "ZL-SET-PATTERN /topics/1"],
    [{ topics: ["ok", "ok"] }, "ZL-SET-DUPLICATE /topics/1"],
    [{ keyField: "k".repeat(201) }, "ZL-SET-LENGTH /keyField"],
    [{ colour: "red" }, "ZL-SET-UNKNOWN /colour"],
  ])("%j is found as %s", (settings, expected) => {
    expect(found(stream, settings as Component["settings"])).toEqual([expected]);
  });

  it("looks inside groups and maps", () => {
    expect(found(tables, { maintenance: { snapshotExpiryDays: 0, nothing: true } })).toEqual([
      "ZL-SET-RANGE /maintenance/snapshotExpiryDays",
      "ZL-SET-UNKNOWN /maintenance/nothing",
    ]);
    expect(found(governance, { groups: { analysts: { gold: "own" } } })).toEqual(["ZL-SET-OPTION /groups/analysts/gold"]);
  });

  it("asks for an answer only while it is needed, and takes an empty one for none", () => {
    expect(unanswered(tables, {})).toEqual([]);
    expect(unanswered(tables, { engine: "hudi" })).toEqual(["upsertKey"]);
    expect(unanswered(tables, { engine: "hudi", upsertKey: [] })).toEqual(["upsertKey"]);
    expect(unanswered(tables, { engine: "hudi", upsertKey: ["id"] })).toEqual([]);
  });

  it("an unknown setting is a warning: the document still works", () => {
    expect(validateSettings(stream, { colour: "red" }).map(({ severity }) => severity)).toEqual(["warning"]);
  });
});

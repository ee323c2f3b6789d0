import { ALLOWED_PAIRS, COMPONENT_DEFINITIONS, type ComponentDefinition, type SettingDefinition, TEMPLATES } from "@zerolake/catalog";
import { TIERS, type Value } from "@zerolake/resources";
import fc from "fast-check";
import { type Blueprint, type Component, type Design, type Edge, EMPTY_BLUEPRINT, type Layout } from "./document.ts";
import { expandTemplate } from "./expand-template.ts";
import { closesCycle } from "./validation/find-cycles.ts";

/** Managed Iceberg on the cloud's own table service, with what it needs to be written, registered and asked. */
export const NATIVE_ICEBERG: Blueprint = {
  ...EMPTY_BLUEPRINT,
  components: [
    { id: "app", kind: "event-source", title: "Orders", settings: { eventsPerSecond: 20, eventBytes: 500 } },
    { id: "stream", kind: "event-stream", title: "Order stream", settings: { topics: ["orders"], serverless: true } },
    { id: "delivery", kind: "stream-delivery", title: "Delivery", settings: { bufferSeconds: 120, bufferMb: 16 } },
    {
      id: "orders",
      kind: "lakehouse-tables",
      title: "Orders",
      settings: { engine: "iceberg", native: true, formatVersion: 2, zones: ["bronze"], partitioning: ["order_date"] },
    },
    { id: "catalog", kind: "catalog", title: "Metadata catalog", settings: {} },
    { id: "sql", kind: "sql-engine", title: "SQL", settings: {} },
  ],
  edges: [
    arrow("app", "events", "stream"),
    arrow("stream", "events", "delivery"),
    arrow("delivery", "tables", "orders"),
    arrow("orders", "tables", "catalog"),
    arrow("orders", "tables", "sql"),
  ],
};

/** All templates and the native one: everything that compiler and planner tests should hold for. */
export const SAMPLE_BLUEPRINTS: readonly { readonly id: string; readonly blueprint: Blueprint }[] = [
  ...TEMPLATES.map((template) => ({ id: template.id, blueprint: expandTemplate(template) })),
  { id: "native-iceberg", blueprint: NATIVE_ICEBERG },
];

function arrow(from: string, port: Edge["from"]["port"], to: string): Edge {
  return { id: `${from}-${port}--${to}`, from: { component: from, port }, to: { component: to, port } };
}

/** Kinds by how often they are drawn here: those with ports more often, so that there is something to join. */
const KINDS: readonly ComponentDefinition[] = COMPONENT_DEFINITIONS.flatMap((definition) =>
  definition.inputs.length > 0 && definition.outputs.length > 0 ? [definition, definition, definition] : [definition],
);

/** Blueprints that follow the catalogue: legal kinds, settings and edges, one of each platform kind, no circle. */
export function blueprints({ componentsMax = 12 } = {}): fc.Arbitrary<Blueprint> {
  const parts = fc.array(fc.constantFrom(...KINDS).chain(partOf), { maxLength: componentsMax, size: "max" });
  return parts.map(numbered).chain((components) =>
    fc
      .record({
        wishes: fc.shuffledSubarray(possibleEdges(components)),
        tier: fc.constantFrom(...TIERS),
        workload: fc.dictionary(fc.constantFrom("eventsPerSecond", "gbPerDay", "vectors"), fc.nat(), { maxKeys: 3 }),
        omit: fc.uniqueArray(fc.constantFrom("network", "budget", "monitoring")),
      })
      .map(({ wishes, tier, workload, omit }) => {
        const edges = edgesOf(components, wishes);
        return { ...EMPTY_BLUEPRINT, components, edges, tier, workload, policies: { omit }, targetChoices: choicesOf(components) };
      }),
  );
}

/** Every third component chooses something of its own for a cloud. */
function choicesOf(components: readonly Component[]): Blueprint["targetChoices"] {
  const entries = components.flatMap(({ id, kind }, index) => {
    const engine = COMPONENT_DEFINITIONS.find((definition) => definition.kind === kind)?.engines[0];
    return index % 3 === 0 && engine ? [[`${id}.engine`, engine.value] as const] : [];
  });
  return entries.length === 0 ? {} : { azure: Object.fromEntries(entries) };
}

/** Ids that a layout may speak of although nothing has them: it is saved apart from the blueprint. */
const NOT_THERE = ["new-one", "new-two"];

/** A blueprint with places for most of its components, and perhaps a frame. */
export function designs(): fc.Arbitrary<Design> {
  return blueprints().chain((blueprint) => {
    const ids = blueprint.components.map(({ id }) => id);
    return layouts([...ids, ...NOT_THERE]).map((layout) => ({ blueprint, layout }));
  });
}

function layouts(ids: readonly string[]): fc.Arbitrary<Layout> {
  const point = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });
  const some = fc.subarray([...ids]);
  const frame = fc.record({
    id: fc.constantFrom("f1", "f2", "f3"),
    title: fc.string({ maxLength: 20 }),
    note: fc.string({ maxLength: 20 }),
    tint: fc.integer({ min: 0, max: 7 }),
    position: point,
    size: fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) }),
    members: some,
  });
  return fc.record({
    positions: some.chain((placed) => fc.tuple(...placed.map((id) => point.map((place) => [id, place] as const))).map(Object.fromEntries)),
    frames: fc.uniqueArray(frame, { selector: ({ id }) => id, maxLength: 3 }),
  });
}

/** A component with some of its settings answered, legally. */
function partOf(definition: ComponentDefinition): fc.Arbitrary<Component> {
  return fc
    .record({ title: titles(), settings: settingsOf(definition) })
    .map(({ title, settings }) => ({ id: definition.kind, kind: definition.kind, title, settings }));
}

export function titles(): fc.Arbitrary<string> {
  return fc.constantFrom("Orders", "Click stream", "Köpfe & Füße", "データ", "Silver tables", "A");
}

export function settingsOf(definition: ComponentDefinition): fc.Arbitrary<Component["settings"]> {
  const engine: SettingDefinition = { key: "engine", type: "choice", label: "", help: "", level: "basic", options: definition.engines };
  return fc
    .subarray([engine, ...definition.settings])
    .chain((chosen) => fc.tuple(...chosen.map((setting) => valueOf(setting).map((value) => [setting.key, value] as const))))
    .map((entries) => Object.fromEntries(entries));
}

/** A legal value; texts and lists with a pattern take their default, which the catalogue's own test proves legal. */
export function valueOf(setting: SettingDefinition): fc.Arbitrary<Value> {
  switch (setting.type) {
    case "number":
      return fc.integer({ min: Math.ceil(setting.min), max: Math.max(Math.ceil(setting.min), Math.floor(Math.min(setting.max, 1e6))) });
    case "boolean":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...setting.options.map(({ value }) => value));
    case "textList":
      return setting.options ? fc.subarray(setting.options.map(({ value }) => value)) : fc.constant([]);
    case "numberList":
      return fc.array(fc.integer({ min: Math.ceil(setting.min), max: Math.floor(setting.max) }), { maxLength: setting.maxItems ?? 3 });
    case "code":
      return fc.constantFrom("", "SELECT 1");
    case "text":
    case "secret":
      return fc.constant(typeof setting.default === "string" ? setting.default : "");
    case "group":
      return fc
        .subarray([...setting.fields].filter(({ type }) => type !== "text"))
        .chain((fields) => fc.tuple(...fields.map((field) => valueOf(field).map((value) => [field.key, value] as const))))
        .map((entries) => Object.fromEntries(entries) as Value);
    case "map":
      return fc.constant({});
  }
}

function numbered(parts: readonly Component[]): readonly Component[] {
  const seen = new Set<string>();
  const platform = new Set(COMPONENT_DEFINITIONS.filter(({ isPlatform }) => isPlatform).map(({ kind }) => kind));
  return parts.flatMap((part, index) => {
    if (platform.has(part.kind) && seen.has(part.kind)) return [];
    seen.add(part.kind);
    return [{ ...part, id: `${part.kind.slice(0, 20)}-${index}` }];
  });
}

function possibleEdges(components: readonly Component[]): Edge[] {
  return ALLOWED_PAIRS.flatMap((pair) =>
    components.flatMap((start) =>
      components.flatMap((end) =>
        start.kind === pair.from && end.kind === pair.to && start !== end ? [arrow(start.id, pair.data, end.id)] : [],
      ),
    ),
  );
}

/** The wishes that leave every port its room and data no circle, in the order wished. */
function edgesOf(components: readonly Component[], wishes: readonly Edge[]): readonly Edge[] {
  const kinds = new Map(components.map(({ id, kind }) => [id, kind]));
  const edges: Edge[] = [];
  for (const edge of wishes) {
    const inputs = COMPONENT_DEFINITIONS.find(({ kind }) => kind === kinds.get(edge.to.component))?.inputs;
    const max = inputs?.find(({ data }) => data === edge.to.port)?.max ?? Number.POSITIVE_INFINITY;
    const count = edges.filter(({ to }) => to.component === edge.to.component && to.port === edge.to.port).length;
    if (count < max && !closesCycle(edges, edge)) edges.push(edge);
  }
  return edges;
}

import type { DataKind } from "@zerolake/catalog";
import type { Figures } from "@zerolake/compiler";
import type { Value } from "@zerolake/resources";
import type { Node } from "./snapshot.ts";

/** A component as a rule sees it. Settings are effective: tier default, blueprint, choices of the cloud, environment. */
export interface Part {
  readonly id: string;
  readonly kind: string;
  /** Name of the engine after resolution, e.g. `athena` for an automatic SQL engine on AWS. */
  readonly engine: string;
  /** Recipe that the compiler chose; empty when the kind has none. */
  readonly variant: string;
  readonly figures: Figures;
  /** True only when the setting is on. A dot leads into a group: `maintenance.compaction`. */
  flag(key: string): boolean;
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  list(key: string): readonly string[];
  /** True only when the setting is a plain no; an absent one is unknown. */
  isOff(key: string): boolean;
  /** True when the drawing itself says it, not a default. */
  isStated(key: string): boolean;
  /** Direct neighbours that feed it, over arrows of one data kind or of all. */
  up(data?: DataKind): readonly Part[];
  /** Direct neighbours that it feeds. */
  down(data?: DataKind): readonly Part[];
  /** All components above it. */
  allUp(): readonly Part[];
  /** All components below it. */
  allDown(): readonly Part[];
}

/** What a part asks of the drawing around it; every component that comes from here counts as read. */
export interface Surroundings {
  parts(ids: readonly string[]): readonly Part[];
  /** Ids of everything above or below, nearest first. */
  reach(id: string, direction: "up" | "down"): readonly string[];
}

export function createPart(node: Node, around: Surroundings): Part {
  const { component, engine, variant, figures } = node;
  const valueOf = (key: string): Value | undefined => valueAt(component.settings, key);
  return {
    id: component.id,
    kind: component.kind,
    engine,
    variant,
    figures,
    flag: (key) => valueOf(key) === true,
    text: (key) => {
      const value = valueOf(key);
      return typeof value === "string" && value !== "" ? value : undefined;
    },
    number: (key) => {
      const value = valueOf(key);
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    },
    list: (key) => {
      const value = valueOf(key);
      return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
    },
    isOff: (key) => valueOf(key) === false,
    isStated: (key) => node.drawn !== undefined && valueAt(node.drawn.settings, key) !== undefined,
    up: (data) => around.parts(ends(node.incoming, "from", data)),
    down: (data) => around.parts(ends(node.outgoing, "to", data)),
    allUp: () => around.parts(around.reach(component.id, "up")),
    allDown: () => around.parts(around.reach(component.id, "down")),
  };
}

function ends(edges: Node["incoming"], end: "from" | "to", data: DataKind | undefined): readonly string[] {
  return edges.filter((edge) => data === undefined || edge[end].port === data).map((edge) => edge[end].component);
}

function valueAt(settings: Node["component"]["settings"], key: string): Value | undefined {
  const [name = "", field] = key.split(".");
  const value = settings[name];
  if (field === undefined) return value;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Value>>)[field]
    : undefined;
}

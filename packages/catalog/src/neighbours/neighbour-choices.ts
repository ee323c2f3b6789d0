import type { WayUp } from "./follow-rules.ts";

/** A setting that names something which another component has: its zones, its columns, its entries. */
export interface NeighbourChoice {
  readonly kind: string;
  /** Dotted where it is a part of a setting: `groups.zones` are the keys of the map inside the map `groups`. */
  readonly setting: string;
  /** The way to those components, or the platform kind that everything can reach without a connection. */
  readonly from: WayUp | { readonly platform: string };
  /** Their setting that lists the names. */
  readonly names: string;
}

/** A setting of an arrow that names something of the component where it ends. */
export interface EdgeChoice {
  readonly setting: string;
  /** Kind where the arrow ends. */
  readonly to: string;
  /** Its setting that lists the names. */
  readonly names: string;
}

/** All settings of arrows whose choices come from an end. */
export const EDGE_CHOICES: readonly EdgeChoice[] = [{ setting: "zone", to: "lakehouse-tables", names: "zones" }];

const TABLES_GUARDED: WayUp = [
  { through: "catalog", kind: "catalog" },
  { through: "tables", kind: "lakehouse-tables" },
];
const SECRETS = { from: { platform: "secrets" }, names: "names" } as const;

/** All settings whose choices come from a neighbour. */
export const NEIGHBOUR_CHOICES: readonly NeighbourChoice[] = [
  { kind: "governance", setting: "groups.zones", from: TABLES_GUARDED, names: "zones" },
  { kind: "governance", setting: "columnMasks", from: TABLES_GUARDED, names: "piiTags" },
  { kind: "database-source", setting: "secretName", ...SECRETS },
  { kind: "feed-source", setting: "feedUrlSecret", ...SECRETS },
  { kind: "feed-source", setting: "authSecretName", ...SECRETS },
  { kind: "app-service", setting: "secretNames", ...SECRETS },
];

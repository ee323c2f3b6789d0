import type { DataKind } from "@zerolake/catalog";
import type { Cloud, Tier, Value } from "@zerolake/resources";

/** The version this code writes. Older documents are migrated on read, newer ones are refused by name. */
export const SCHEMA_VERSION = 1;

export type Settings = Readonly<Record<string, Value>>;

export interface Component {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly settings: Settings;
}

export interface PortReference {
  readonly component: string;
  readonly port: DataKind;
}

/** Joins an out-port to an in-port of the same data kind. */
export interface Edge {
  readonly id: string;
  readonly from: PortReference;
  readonly to: PortReference;
  readonly settings?: Settings;
}

/** What holds for the whole design. */
export interface Policies {
  /** Kinds that do not attach themselves although the tier promises them. */
  readonly omit: readonly string[];
  /** Region that data must not leave, in the cloud's own name, e.g. `europe-west4`. */
  readonly residencyRegion?: string;
  /** Tags that everything created gets, e.g. `{ "cost-center": "4711" }`. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Findings of rules that somebody took responsibility for, for a time. */
  readonly accepted?: readonly AcceptedFinding[];
}

/** What one rule says at one place and somebody chose to ignore; an error no longer stops a deployment. */
export interface AcceptedFinding {
  readonly code: string;
  /** Id of the edge or the component that the finding is about; absent for the drawing as a whole. */
  readonly place?: string;
  /** Why it is all right here, for whoever approves the plan. */
  readonly reason: string;
  /** Last day that it holds, as `YYYY-MM-DD` in UTC; documents from before there was an end have none and hold on. */
  readonly until?: string;
}

/** What is drawn and means something. Where things lie on the canvas is a `Layout`, a document of its own. */
export interface Blueprint {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  /** Figures about the load, e.g. `eventsPerSecond`. */
  readonly workload: Readonly<Record<string, number>>;
  /** Size used until an environment says otherwise. */
  readonly tier: Tier;
  readonly policies: Policies;
  /** Per cloud: `<componentId>.<setting>` → value that only holds there. */
  readonly targetChoices: Readonly<Partial<Record<Cloud, Settings>>>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Index into the eight frame tints. */
  readonly tint: number;
  readonly position: Point;
  readonly size: { readonly width: number; readonly height: number };
  readonly members: readonly string[];
}

export interface Layout {
  readonly positions: Readonly<Record<string, Point>>;
  readonly frames: readonly Frame[];
}

/** A blueprint with its layout: what a person edits on the canvas. */
export interface Design {
  readonly blueprint: Blueprint;
  readonly layout: Layout;
}

export const EMPTY_LAYOUT: Layout = { positions: {}, frames: [] };

/** A design with nothing on it; sized for trying things out until somebody says otherwise. */
export const EMPTY_BLUEPRINT: Blueprint = {
  schemaVersion: SCHEMA_VERSION,
  components: [],
  edges: [],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
};

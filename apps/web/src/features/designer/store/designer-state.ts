import type { Blueprint, Edit } from "@zerolake/blueprint";
import type { CompiledComponent } from "@zerolake/compiler";
import type { DesiredResource, Diagnostic } from "@zerolake/resources";
import type { StoreApi } from "zustand/vanilla";
import type { History } from "./edit/history.ts";
import type { Overlay } from "./overlay.ts";
import type { DesignDocument } from "./projection/project-nodes.ts";
import type { EditLog } from "./sync/edit-log.ts";
import type { SaveStatus } from "./sync/save-status.ts";

/** Why the design can only be looked at. */
export type Mode = { readonly kind: "edit" } | { readonly kind: "readOnly"; readonly reason: string; readonly remedy?: "restoreAsDraft" };

export interface Selection {
  readonly components: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
}

export const NO_SELECTION: Selection = { components: new Set(), edges: new Set(), frames: new Set() };

/** A finding with what the panel needs to sort, filter and jump. */
export interface Finding extends Diagnostic {
  /** Stable across runs, so that a list keeps its rows. */
  readonly id: string;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** What the compiler says the drawing becomes in the viewed target. */
export interface CompiledView {
  readonly components: ReadonlyMap<string, CompiledComponent>;
  readonly resources: ReadonlyMap<string, readonly DesiredResource[]>;
}

export interface Analysis {
  readonly findings: readonly Finding[];
  readonly byComponent: ReadonlyMap<string, readonly Finding[]>;
  readonly counts: FindingCounts;
  readonly compiled: CompiledView;
  /** False until the first run has ended. */
  readonly isReady: boolean;
}

/** What the connect dialog or the add menu was opened for. */
export interface ConnectRequest {
  readonly component: string;
  readonly direction: "from" | "into";
}

export interface AddRequest {
  /** Canvas coordinates; absent = a free spot beside the selection. */
  readonly at?: { readonly x: number; readonly y: number };
  /** Screen coordinates of the menu. */
  readonly anchor: { readonly x: number; readonly y: number };
  /** Present when a connection was dropped on empty canvas. */
  readonly connect?: { readonly component: string; readonly port: string; readonly direction: "from" | "into" };
}

export type RightTab = "settings" | "ports" | "resources";

export interface Panels {
  readonly isPaletteOpen: boolean;
  readonly isInspectorOpen: boolean;
  readonly isFindingsOpen: boolean;
  readonly inspectorTab: RightTab;
}

export interface DesignerState {
  readonly blueprintId: string;
  readonly log: EditLog<DesignDocument, Edit>;
  readonly history: History<Edit>;
  readonly mode: Mode;
  readonly save: SaveStatus;
  readonly selection: Selection;
  /** The node that has the roving focus. */
  readonly focus: string | undefined;
  /** The setting whose field should take the focus, with a counter so that asking twice works. */
  readonly fieldRequest: { readonly component: string; readonly setting: string; readonly count: number } | undefined;
  readonly analysis: Analysis;
  readonly overlay: Overlay;
  readonly panels: Panels;
  readonly connectRequest: ConnectRequest | undefined;
  readonly addRequest: AddRequest | undefined;
  readonly isKeysDialogOpen: boolean;
  /** Read by the polite live region. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export type DesignerStore = StoreApi<DesignerState>;

export function blueprintOf(state: DesignerState): Blueprint {
  return state.log.current.blueprint;
}

export const EMPTY_ANALYSIS: Analysis = {
  findings: [],
  byComponent: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
  compiled: { components: new Map(), resources: new Map() },
  isReady: false,
};

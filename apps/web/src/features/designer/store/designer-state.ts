import type { Blueprint, Point } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { CompiledComponent } from "@zerolake/compiler";
import type { Target } from "@zerolake/resources";
import type { StoreApi } from "zustand/vanilla";
import type { AnalysisAnswer, ShownResource } from "./analysis/analyse.ts";
import type { EdgeFacts } from "./analysis/edge-facts.ts";
import type { Lit } from "./blast-radius.ts";
import type { Connection } from "./connect/connection-verdict.ts";
import type { CostView } from "./cost/cost-state.ts";
import type { History } from "./edit/history.ts";
import type { FoundDiagnostic } from "./findings/found-diagnostic.ts";
import type { HintId } from "./hint-id.ts";
import type { Notice } from "./notice.ts";
import type { Overlay } from "./overlay.ts";
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
export interface Finding extends FoundDiagnostic {
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
  readonly resources: ReadonlyMap<string, readonly ShownResource[]>;
}

/** A finding that other environments have and the viewed one has not. */
export interface ElsewhereFinding {
  readonly finding: Finding;
  /** Names of those environments. */
  readonly environments: readonly string[];
}

export interface Analysis {
  /** What counts in the viewed target; what is ignored stands apart. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly Finding[];
  /** Empty while only the viewed environment is asked about. */
  readonly elsewhere: readonly ElsewhereFinding[];
  readonly byComponent: ReadonlyMap<string, readonly Finding[]>;
  readonly byEdge: ReadonlyMap<string, readonly Finding[]>;
  /** Load and rights of the edges in the viewed target. */
  readonly edges: ReadonlyMap<string, EdgeFacts>;
  readonly counts: FindingCounts;
  /** What the last run said, before costs and what is ignored joined in. */
  readonly said: Pick<AnalysisAnswer, "diagnostics" | "others">;
  readonly compiled: CompiledView;
  /** Semantic hash of what was analysed; "" before the first run. */
  readonly hash: string;
  /** False until the first run has ended. */
  readonly isReady: boolean;
}

/** A connection that is being drawn with the pointer. */
export interface Connecting {
  readonly component: string;
  readonly data: DataKind;
  readonly direction: "from" | "into";
  /** Components that would accept it; the others fade. */
  readonly fits: ReadonlySet<string>;
  /** The component under the pointer. */
  readonly over?: string;
}

/** A connection that was refused, kept on screen for some seconds with its way round. */
export interface RefusedConnection {
  readonly connection: Connection;
  readonly says: string;
  readonly insert: readonly string[];
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
  readonly connect?: { readonly component: string; readonly data: DataKind; readonly direction: "from" | "into" };
  /** Present when the component is to be put into an edge. */
  readonly edge?: string;
}

/** A search of the drawing while its field is open. */
export interface Find {
  readonly query: string;
  /** Hits in reading order. */
  readonly order: readonly string[];
  readonly hits: ReadonlySet<string>;
  /** Place of the current hit in `order`; -1 = none. */
  readonly index: number;
}

/** Where the canvas looks, in canvas coordinates. */
export interface Camera {
  centre(): Point;
  /** Where the pointer is; nothing while it is elsewhere on the page. */
  pointer(): Point | undefined;
}

/** A context menu: where it opens, and what it is about. What it is about is selected by then. */
export interface MenuRequest {
  readonly about: "components" | "edge" | "frame" | "canvas";
  /** Screen coordinates. */
  readonly anchor: Point;
  /** Canvas coordinates, where a paste or an addition would go. */
  readonly at?: Point;
}

/** A copy or a paste for which the browser keeps the clipboard back. */
export type ClipboardRequest =
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "paste"; readonly at: Point | undefined };

/** What a drag on the empty canvas does. */
export type Tool = "pointer" | "hand";

export type RightTab = "settings" | "ports" | "cost" | "resources";

export type CostTab = "components" | "clouds" | "workload" | "assumptions";

export interface Panels {
  readonly isPaletteOpen: boolean;
  readonly isInspectorOpen: boolean;
  readonly isFindingsOpen: boolean;
  /** Findings and costs share the place below the canvas: at most one of them is open. */
  readonly isCostOpen: boolean;
  readonly costTab: CostTab;
  readonly isMinimapShown: boolean;
  readonly inspectorTab: RightTab;
}

/** The target that numbers, services and findings refer to. */
export interface ViewedTarget {
  /** Absent = a preview without an environment. */
  readonly environment?: string;
  /** "prod · AWS eu-west-1", "AWS preview, no environment yet" */
  readonly label: string;
  readonly target: Target;
  /** Figures about the load that only hold there. */
  readonly workload: Blueprint["workload"];
}

/** An environment of the project, as far as the designer has to know it. */
export interface KnownEnvironment extends Pick<ViewedTarget, "target" | "workload"> {
  readonly slug: string;
  readonly name: string;
  /** What the edges of the deployed version join, as `jointOf` writes it; absent while nothing is deployed. */
  readonly deployedEdges?: readonly string[];
}

export interface DesignerState {
  readonly blueprintId: string;
  readonly log: EditLog;
  readonly history: History;
  readonly mode: Mode;
  /** The keys that edit have said once why nothing changes. */
  readonly isReadOnlyExplained: boolean;
  /** The stored text of a document of which only a part can be shown. */
  readonly original: string | undefined;
  readonly save: SaveStatus;
  readonly selection: Selection;
  /** The node that has the roving focus. */
  readonly focus: string | undefined;
  /** The setting whose field should take the focus; gone once it has. */
  readonly fieldRequest: { readonly component: string; readonly setting: string } | undefined;
  readonly analysis: Analysis;
  readonly cost: CostView;
  /** The component that a row of a panel is about while the pointer is over it. */
  readonly pointed: string | undefined;
  /** Findings of the project's other environments are looked for as well. */
  readonly isFindingEverywhere: boolean;
  readonly overlay: Overlay;
  readonly viewed: ViewedTarget;
  /** All of the project, the viewed one among them. */
  readonly environments: readonly KnownEnvironment[];
  /** Slug of the environment whose own values the inspector edits; absent = the drawing, the same everywhere. */
  readonly settingsFor: string | undefined;
  /** Edges drawn strong: those of the node under the pointer while Shift is held, and of the focused one. */
  readonly litEdges: ReadonlySet<string>;
  /** Drawn strong as well: everything downstream of the chosen component that the plan takes away. */
  readonly blast: Lit;
  /** The frame that would take in what is being dragged from the palette. */
  readonly litFrame: string | undefined;
  readonly panels: Panels;
  readonly connecting: Connecting | undefined;
  readonly refused: RefusedConnection | undefined;
  readonly connectRequest: ConnectRequest | undefined;
  readonly addRequest: AddRequest | undefined;
  readonly menuRequest: MenuRequest | undefined;
  readonly clipboardRequest: ClipboardRequest | undefined;
  readonly find: Find | undefined;
  /** The first of two keys was `S`: the next one says how to arrange. */
  readonly isArranging: boolean;
  readonly tool: Tool;
  /** Frames that are drawn as one block. A matter of looking, kept in this browser and not in the document. */
  readonly foldedFrames: ReadonlySet<string>;
  /** Components that show their zones. */
  readonly unfoldedZones: ReadonlySet<string>;
  /** The hint of the first visit that is on screen. */
  readonly hint: HintId | undefined;
  /** The last thing that happened, shown as a toast. */
  readonly notice: (Notice & { readonly count: number }) | undefined;
  /** Pixels, 240 to 560. */
  readonly inspectorWidth: number;
  /** Pixels, 120 to 560. */
  readonly findingsHeight: number;
  /** Where the camera looks; set by the canvas while it is shown. */
  readonly camera: Camera | undefined;
  /** Where the canvas looked when it was last moved, so that coming back from the list finds it again. */
  readonly lastView: { readonly x: number; readonly y: number; readonly zoom: number } | undefined;
  readonly services: { readonly newId: () => string; readonly now: () => Date };
  /** Read by the polite live region. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export type DesignerStore = StoreApi<DesignerState>;

export const EMPTY_ANALYSIS: Analysis = {
  findings: [],
  ignored: [],
  elsewhere: [],
  byComponent: new Map(),
  byEdge: new Map(),
  edges: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
  said: { diagnostics: [], others: [] },
  compiled: { components: new Map(), resources: new Map() },
  hash: "",
  isReady: false,
};

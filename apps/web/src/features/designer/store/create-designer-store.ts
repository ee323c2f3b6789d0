import type { Design } from "@zerolake/blueprint";
import { createStore } from "zustand/vanilla";
import { NOTHING_LIT } from "./blast-radius.ts";
import { NO_COST } from "./cost/cost-state.ts";
import {
  type DesignerState,
  type DesignerStore,
  EMPTY_ANALYSIS,
  type Mode,
  NO_SELECTION,
  type Tool,
  type ViewedTarget,
} from "./designer-state.ts";
import { EMPTY_HISTORY } from "./edit/history.ts";
import type { HintId } from "./hint-id.ts";
import { DESIGN_OVERLAY, type Overlay } from "./overlay.ts";
import { openLog, type PendingEdit } from "./sync/edit-log.ts";
import { replayKept } from "./sync/kept-edits.ts";

export interface DesignerStart {
  readonly blueprintId: string;
  readonly design: Design;
  readonly revision: number;
  readonly savedAt?: Date;
  readonly mode: Mode;
  readonly viewed: ViewedTarget;
  readonly original?: string;
  readonly overlay?: Overlay;
  /** Edits that a reload interrupted. */
  readonly kept?: readonly PendingEdit[];
  readonly services: DesignerState["services"];
  /** Small windows begin with the drawing alone. */
  readonly isInspectorOpen?: boolean;
  readonly foldedFrames?: readonly string[];
  readonly tool?: Tool;
  readonly hint?: HintId | undefined;
}

const INSPECTOR_WIDTH = 340;
const FINDINGS_HEIGHT = 240;

/** One designer: a document with what is on its way to the server, and what a person is doing with it. */
export function createDesignerStore(start: DesignerStart): DesignerStore {
  const log = replayKept(openLog(start.design, start.revision), start.kept ?? []);
  return createStore<DesignerState>(() => ({
    blueprintId: start.blueprintId,
    log,
    history: EMPTY_HISTORY,
    mode: start.mode,
    isReadOnlyExplained: false,
    original: start.original,
    save: { kind: "saved", at: start.savedAt },
    selection: NO_SELECTION,
    focus: undefined,
    fieldRequest: undefined,
    analysis: EMPTY_ANALYSIS,
    cost: NO_COST,
    pointed: undefined,
    isFindingEverywhere: false,
    overlay: start.overlay ?? DESIGN_OVERLAY,
    viewed: start.viewed,
    environments: [],
    settingsFor: undefined,
    litEdges: new Set<string>(),
    blast: NOTHING_LIT,
    litFrame: undefined,
    panels: {
      isPaletteOpen: true,
      isInspectorOpen: start.isInspectorOpen ?? true,
      isFindingsOpen: false,
      isCostOpen: false,
      costTab: "components",
      isMinimapShown: true,
      inspectorTab: "settings",
    },
    connecting: undefined,
    refused: undefined,
    connectRequest: undefined,
    addRequest: undefined,
    menuRequest: undefined,
    clipboardRequest: undefined,
    find: undefined,
    isArranging: false,
    tool: start.tool ?? "pointer",
    foldedFrames: new Set(start.foldedFrames),
    unfoldedZones: new Set<string>(),
    hint: start.hint,
    notice: undefined,
    inspectorWidth: INSPECTOR_WIDTH,
    findingsHeight: FINDINGS_HEIGHT,
    camera: undefined,
    lastView: undefined,
    services: start.services,
    announcement: { text: "", count: 0 },
  }));
}

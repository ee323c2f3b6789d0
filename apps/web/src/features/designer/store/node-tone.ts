import type { ComponentView, StepStatus } from "@zerolake/execution";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import type { Finding } from "./designer-state.ts";
import { worstSeverity } from "./findings/finding-words.ts";
import type { HealthMark, Overlay, PlanMark, PlannedComponent } from "./overlay.ts";

interface PlanTone {
  readonly symbol: string;
  readonly word: string;
  readonly status: StatusRole;
  readonly border: string;
}

export const PLAN_TONES: Readonly<Record<PlanMark, PlanTone>> = {
  create: { symbol: "+", word: "create", status: "success", border: "border-solid" },
  update: { symbol: "~", word: "change", status: "warning", border: "border-solid" },
  destroy: { symbol: "-", word: "destroy", status: "danger", border: "border-dashed" },
  replace: { symbol: "-/+", word: "replace", status: "replace", border: "border-double border-[3px]" },
};

export const RUN_TONES: Readonly<Record<StepStatus, { readonly word: string; readonly status: StatusRole }>> = {
  notStarted: { word: "Not started", status: "neutral" },
  running: { word: "Running", status: "running" },
  waiting: { word: "Waiting", status: "waiting" },
  succeeded: { word: "Done", status: "success" },
  failed: { word: "Failed", status: "danger" },
  skipped: { word: "Skipped", status: "neutral" },
  uncertain: { word: "Needs a look", status: "warning" },
  deferred: { word: "Later", status: "neutral" },
  unchanged: { word: "Unchanged", status: "neutral" },
};

/** How a node looks in the overlay that is on. */
export interface NodeTone {
  readonly status: StatusRole;
  readonly border: string;
  readonly words: string;
}

export type OverlayEntry = PlannedComponent | ComponentView | HealthMark;

/** What the overlay says about one component; the same object until it says something else. */
export function overlayEntry(overlay: Overlay, componentId: string): OverlayEntry | undefined {
  return "components" in overlay ? overlay.components[componentId] : undefined;
}

export function toneOf(entry: OverlayEntry | undefined): NodeTone | undefined {
  if (!entry) return undefined;
  if ("says" in entry) return { status: entry.role, border: STATUS_CLASSES[entry.role].border, words: entry.says };
  if ("mark" in entry) {
    const { status, word, border } = PLAN_TONES[entry.mark];
    return { status, border: `${STATUS_CLASSES[status].border} ${border}`, words: `will ${word}` };
  }
  const { status, word } = RUN_TONES[entry.status];
  return { status, border: STATUS_CLASSES[status].border, words: `${word.toLowerCase()}, ${entry.done} of ${entry.total}` };
}

const WORST_FIRST: readonly StatusRole[] = ["danger", "warning", "replace", "waiting", "running"];

interface ToneSource {
  readonly overlay: Overlay;
  readonly analysis: { readonly byComponent: ReadonlyMap<string, readonly Finding[]> };
}

/** The worst that is to be said about several components: of their findings while designing, else of the overlay. */
export function worstTone(components: readonly string[], { overlay, analysis }: ToneSource): StatusRole | undefined {
  const tones = new Set(
    components.map((id) => {
      if ("components" in overlay) return toneOf(overlayEntry(overlay, id))?.status;
      const worst = worstSeverity(analysis.byComponent.get(id) ?? []);
      return worst === "error" ? "danger" : worst === "warning" ? "warning" : undefined;
    }),
  );
  return WORST_FIRST.find((role) => tones.has(role));
}

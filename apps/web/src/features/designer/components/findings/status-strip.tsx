"use client";

import type { Severity } from "@zerolake/resources";
import { Button } from "@/components/ui/button.tsx";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { useShellStore } from "@/shell/shell-store.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { CostStrip } from "../cost/cost-strip.tsx";
import { Hint } from "../hints/hint.tsx";

const COUNTS: readonly { readonly severity: Severity; readonly glyph: string; readonly role: StatusRole; readonly word: string }[] = [
  { severity: "error", glyph: "✗", role: "danger", word: "errors" },
  { severity: "warning", glyph: "!", role: "warning", word: "warnings" },
  { severity: "info", glyph: "i", role: "neutral", word: "pieces of advice" },
];

/** The strip below the canvas: how many findings, how big the drawing is, where the keys are. */
export function StatusStrip() {
  const store = useDesignerStore();
  const counts = useDesigner((state) => state.analysis.counts);
  const isOpen = useDesigner((state) => state.panels.isFindingsOpen);
  const parts = useDesigner((state) => state.log.current.blueprint.components.length);
  const edges = useDesigner((state) => state.log.current.blueprint.edges.length);
  return (
    <footer className="flex h-9 shrink-0 items-center gap-4 border-hairline border-t bg-surface px-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="designer-findings"
        onClick={() =>
          store.setState((state) => ({ panels: { ...state.panels, isFindingsOpen: !state.panels.isFindingsOpen, isCostOpen: false } }))
        }
        className="flex h-7 items-center gap-2 whitespace-nowrap rounded-chip px-2 text-label hover:bg-hover"
      >
        Findings
        {COUNTS.map(({ severity, glyph, role, word }) => (
          <span key={severity} className={`tabular ${counts[severity] > 0 ? STATUS_CLASSES[role].text : "text-muted"}`}>
            <span aria-hidden="true">{glyph} </span>
            {counts[severity]}
            <span className="sr-only"> {word}</span>
          </span>
        ))}
      </button>
      <CostStrip />
      <span className="tabular whitespace-nowrap text-muted text-small max-sm:hidden">
        {parts} {parts === 1 ? "component" : "components"} · {edges} {edges === 1 ? "connection" : "connections"}
      </span>
      <Hint id="findings" className="min-h-8 leading-tight max-md:hidden" />
      <Button variant="ghost" size="small" className="ml-auto" onClick={() => useShellStore.getState().setKeysShown(true)}>
        Keyboard ?
      </Button>
    </footer>
  );
}

"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { HINTS, type HintId } from "../../store/hint-id.ts";
import { HINT_WORDS, hideHints, nextHint } from "../../store/hints.ts";

/** One hint of the first visit, beside the thing it is about; nothing while another one is on. */
export function Hint({ id, className }: { readonly id: HintId; readonly className?: string }) {
  const store = useDesignerStore();
  const isShown = useDesigner(({ hint, mode }) => hint === id && mode.kind === "edit");
  if (!isShown) return null;
  const place = HINTS.indexOf(id) + 1;
  return (
    <aside
      aria-label={`Hint ${place} of ${HINTS.length}`}
      className={classNames(
        "animate-appear flex items-center gap-2 rounded-card border border-accent-solid bg-surface py-1.5 pr-1.5 pl-3",
        className,
      )}
    >
      <p className="min-w-0 flex-1 text-small">{HINT_WORDS[id]}</p>
      <Button size="small" onClick={() => nextHint(store, localStorage)}>
        {place < HINTS.length ? `Next (${place} of ${HINTS.length})` : "Close"}
      </Button>
      <IconButton
        size="small"
        label="Hide the hints"
        icon={<X size={14} strokeWidth={1.5} aria-hidden="true" />}
        onClick={() => hideHints(store, localStorage)}
      />
    </aside>
  );
}

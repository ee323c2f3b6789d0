"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { notify } from "@/components/ui/toast.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { undo } from "../../store/edit/commit.ts";

const ACTION_FOR_MS = 15_000;

/** Shows what just happened as a toast, and reads it and every announcement to screen readers. */
export function Notices() {
  const store = useDesignerStore();
  const notice = useDesigner((state) => state.notice);
  const announcement = useDesigner((state) => state.announcement);
  useEffect(() => {
    if (!notice) return;
    const { text, tone, about, action } = notice;
    const place = about === undefined ? {} : { id: about };
    if (action) toast(text, { ...place, duration: ACTION_FOR_MS, action: { label: action.label, onClick: action.run } });
    else if (tone === "undoable") notify.undoable(text, () => undo(store));
    else if (tone === "failure") notify.failed(text);
    else notify.done(text);
  }, [store, notice]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {/* A repeated text is read again: the space makes it a new one. */}
      {announcement.text + (announcement.count % 2 === 0 ? "" : "\u00a0")}
    </p>
  );
}

"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { notify } from "@/components/ui/toast.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useRestore } from "../../hooks/use-restore.ts";
import { undo } from "../../store/edit/commit.ts";
import type { DesignerFrameProps } from "./designer-frame-props.ts";

const ACTION_FOR_MS = 15_000;

/** Shows what just happened as a toast, and reads it and every announcement to screen readers. */
export function Notices(props: DesignerFrameProps) {
  const { version, surroundings } = props;
  const store = useDesignerStore();
  const { restore } = useRestore(props);
  const restorable = surroundings.canEdit ? version : undefined;
  const notice = useDesigner((state) => state.notice);
  const announcement = useDesigner((state) => state.announcement);
  useEffect(() => {
    if (!notice) return;
    const { text, tone, about, remedy } = notice;
    const restoring = { label: "Restore as draft", run: () => restorable !== undefined && restore(restorable) };
    const action = remedy === "restoreAsDraft" && restorable !== undefined ? restoring : notice.action;
    const place = about === undefined ? {} : { id: about };
    if (action) toast(text, { ...place, duration: ACTION_FOR_MS, action: { label: action.label, onClick: action.run } });
    else if (tone === "undoable") notify.undoable(text, () => undo(store));
    else if (tone === "failure") notify.failed(text);
    else notify.done(text);
  }, [store, notice, restorable, restore]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {/* A repeated text is read again: the space makes it a new one. */}
      {announcement.text + (announcement.count % 2 === 0 ? "" : "\u00a0")}
    </p>
  );
}

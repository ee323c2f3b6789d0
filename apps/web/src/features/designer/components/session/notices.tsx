"use client";

import { useEffect, useEffectEvent } from "react";
import { notify } from "@/components/ui/toast.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useRemedies } from "../../hooks/use-remedies.ts";
import { undo } from "../../store/edit/commit.ts";
import type { Notice } from "../../store/notice.ts";
import type { DesignerFrameProps } from "./designer-frame-props.ts";

/** Shows what just happened as a toast, and reads it and every announcement to screen readers. */
export function Notices(props: DesignerFrameProps) {
  const store = useDesignerStore();
  const remedies = useRemedies(props);
  const notice = useDesigner((state) => state.notice);
  const announcement = useDesigner((state) => state.announcement);
  // What a button would do may change while the notice is on screen; that is no new notice.
  const show = useEffectEvent(({ text, tone, about, remedy, action: own }: Notice) => {
    const action = (remedy && remedies[remedy]) ?? own;
    if (action) notify.offering(text, { ...action, about });
    else if (tone === "undoable") notify.undoable(text, () => undo(store));
    else if (tone === "failure") notify.failed(text);
    else notify.done(text);
  });
  useEffect(() => {
    if (notice) show(notice);
  }, [notice]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {/* A repeated text is read again: the space makes it a new one. */}
      {announcement.text + (announcement.count % 2 === 0 ? "" : "\u00a0")}
    </p>
  );
}

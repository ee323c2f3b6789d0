"use client";

import { useEffect, useState } from "react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { saveWords } from "../../store/sync/save-status.ts";

const TICK_MS = 1_000;

/** "Saved 14:02", "Saving…", "Offline – 4 edits kept in this tab". */
export function SaveState({ isShown }: { readonly isShown: boolean }) {
  const save = useDesigner((state) => state.save);
  const pending = useDesigner((state) => state.log.pending.length);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (save.kind !== "sending") return;
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, [save]);
  if (!isShown) return null;
  const isTrouble = save.kind === "offline" || save.kind === "signedOut";
  return (
    <span role="status" className={`tabular text-small ${isTrouble ? "font-medium text-warning" : "text-muted"}`}>
      {saveWords(save, { pending, now })}
    </span>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { keptText } from "../../store/sync/kept-edits.ts";
import { DesignerSession, type DesignerSessionProps } from "./designer-session.tsx";
import { DesignerSkeleton } from "./designer-skeleton.tsx";

const RestoredSession = dynamic(async () => (await import("./restored-session.tsx")).RestoredSession, { loading: DesignerSkeleton });

/** Most tabs kept nothing and need not load what reads and checks it. */
export function DraftSession(props: DesignerSessionProps) {
  const [hasKept] = useState(() => props.openedBecause === undefined && keptText(sessionStorage, props.draft.blueprintId) !== null);
  return hasKept ? <RestoredSession {...props} /> : <DesignerSession {...props} />;
}

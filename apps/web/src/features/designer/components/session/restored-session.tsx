"use client";

import { useState } from "react";
import { readKept } from "../../store/sync/read-kept.ts";
import { DesignerSession, type DesignerSessionProps } from "./designer-session.tsx";

/** The draft with the edits that a reload interrupted. */
export function RestoredSession(props: DesignerSessionProps) {
  const [kept] = useState(() => readKept(sessionStorage, props.draft.blueprintId));
  return <DesignerSession {...props} kept={kept} />;
}

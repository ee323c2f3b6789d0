"use client";

import { useEffect } from "react";
import { announceFindings } from "../store/findings/announce-findings.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Tells screen readers how many findings there are, for as long as the designer is open. */
export function useFindingsAnnouncement() {
  const store = useDesignerStore();
  useEffect(() => announceFindings(store), [store]);
}

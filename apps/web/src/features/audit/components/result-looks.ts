import type { StatusRole } from "@/components/ui/status.ts";
import type { AuditResult } from "../store/audit-results.ts";

/** How each result is shown. */
export const RESULT_LOOKS: Readonly<Record<AuditResult, { readonly word: string; readonly status: StatusRole }>> = {
  done: { word: "Done", status: "success" },
  refused: { word: "Refused", status: "warning" },
  failed: { word: "Failed", status: "danger" },
};

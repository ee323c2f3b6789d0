import type { StepStatus } from "@zerolake/execution";
import type { StatusRole } from "@/components/ui/status.ts";

/** One role and one word per status of a step. */
export const STEP_LOOKS: Readonly<Record<StepStatus, { readonly role: StatusRole; readonly word: string }>> = {
  notStarted: { role: "neutral", word: "Not started" },
  running: { role: "running", word: "Running" },
  waiting: { role: "waiting", word: "Waiting" },
  succeeded: { role: "success", word: "Done" },
  failed: { role: "danger", word: "Failed" },
  skipped: { role: "warning", word: "Skipped" },
  uncertain: { role: "danger", word: "Uncertain" },
  deferred: { role: "neutral", word: "Later" },
  unchanged: { role: "neutral", word: "Unchanged" },
};

/** A call is out or will be repeated. */
export const ACTIVE_STATUSES: ReadonlySet<StepStatus> = new Set(["running", "waiting"]);

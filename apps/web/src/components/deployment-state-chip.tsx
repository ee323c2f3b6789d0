import type { DeploymentState } from "@zerolake/execution";
import { Ban, CircleSlash2, FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import type { StatusRole } from "./ui/status.ts";
import { StatusChip } from "./ui/status-chip.tsx";

interface StateLook {
  readonly role: StatusRole;
  readonly word: string;
  readonly icon?: ReactNode;
}

/** One icon and one word per state, the same everywhere. */
export const DEPLOYMENT_STATE_LOOKS: Readonly<Record<DeploymentState, StateLook>> = {
  queued: { role: "neutral", word: "Queued" },
  planning: { role: "running", word: "Planning" },
  awaitingApproval: { role: "waiting", word: "Awaiting approval" },
  approved: { role: "waiting", word: "Approved, waiting" },
  applying: { role: "running", word: "Applying" },
  verifying: { role: "running", word: "Verifying", icon: <FlaskConical aria-hidden="true" size={12} strokeWidth={2} /> },
  succeeded: { role: "success", word: "Succeeded" },
  failed: { role: "danger", word: "Failed" },
  cancelled: { role: "neutral", word: "Cancelled", icon: <Ban aria-hidden="true" size={12} strokeWidth={2} /> },
  discarded: { role: "neutral", word: "Discarded", icon: <CircleSlash2 aria-hidden="true" size={12} strokeWidth={2} /> },
};

export function DeploymentStateChip({ state }: { state: DeploymentState }) {
  const look = DEPLOYMENT_STATE_LOOKS[state];
  return (
    <StatusChip status={look.role} {...(look.icon ? { icon: look.icon } : {})}>
      {look.word}
    </StatusChip>
  );
}

import type { EventKind } from "@zerolake/notifications";
import type { StatusRole } from "@/components/ui/status.ts";

/** How each kind of event is marked in a list. */
export const KIND_LOOKS: Readonly<Record<EventKind, StatusRole>> = {
  "approval.asked": "waiting",
  "approval.decided": "neutral",
  "deployment.succeeded": "success",
  "deployment.failed": "danger",
  "deployment.cancelled": "neutral",
  "drift.found": "warning",
  "orphan.found": "warning",
  "connection.broken": "danger",
  "connection.mended": "success",
  "budget.reached": "warning",
  "environment.ill": "danger",
  "environment.recovered": "success",
  "audit.broken": "danger",
  "invitation.accepted": "success",
  "token.expiring": "warning",
};

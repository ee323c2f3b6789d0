import type { EnvironmentState } from "@zerolake/db";
import type { StatusRole } from "@/components/ui/status.ts";

/** How the states of environments are told, worst first. */
export const STATE_LOOKS = [
  { state: "failed", word: "Failed", role: "danger" },
  { state: "drifted", word: "Drifted", role: "warning" },
  { state: "waiting", word: "Waiting", role: "waiting" },
  { state: "running", word: "Running", role: "running" },
  { state: "deployed", word: "As deployed", role: "success" },
  { state: "asleep", word: "Asleep", role: "neutral" },
  { state: "empty", word: "Empty", role: "neutral" },
] as const satisfies readonly { readonly state: EnvironmentState; readonly word: string; readonly role: StatusRole }[];

import { digest } from "@zerolake/resources";
import type { Plan, RecordedResource } from "./plan.ts";

/** Identity of a plan: what a reviewer saw and approved, 64 hex digits. */
export function planHash(plan: Plan): string {
  return digest(plan);
}

/** Identity of a recorded state, whatever the order of its rows. */
export function stateHash(recorded: readonly RecordedResource[]): string {
  return digest([...recorded].sort((left, right) => (left.address < right.address ? -1 : 1)));
}

import { digest } from "@zerolake/resources";
import type { Plan, RecordedResource } from "./plan.ts";

/** Identity of a plan: what a reviewer saw and approved, 64 hex digits. */
export function planHash(plan: Plan): string {
  return digest(plan);
}

/** Identity of a recorded state, whatever the order of its rows. */
export function stateHash(recorded: readonly RecordedResource[]): string {
  return digest(byAddress(recorded));
}

/** The order of stored rows says nothing, so it must not reach the bytes of a plan. */
export function byAddress(recorded: readonly RecordedResource[]): readonly RecordedResource[] {
  return [...recorded].sort((left, right) => (left.address < right.address ? -1 : 1));
}

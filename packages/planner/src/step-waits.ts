import type { Address } from "@zerolake/resources";
import { makeId, type PlanOperation, removeId } from "./plan-operations.ts";

/**
 * The waits of whole steps, as a person reads them: what is made waits for what it needs, what is destroyed for what stood
 * on it. The removal half of a replacement is left out, since it belongs to neither.
 */
export function stepWaits(operations: readonly PlanOperation[]): ReadonlyMap<Address, readonly Address[]> {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const waits = new Map<Address, readonly Address[]>();
  for (const { step } of operations) {
    const own = byId.get(step.action === "destroy" ? removeId(step.address) : makeId(step.address));
    const others = (own?.waitsFor ?? []).flatMap((id) => byId.get(id) ?? []);
    const isReadable = (other: PlanOperation): boolean =>
      other.step.address !== step.address && (other.phase === "make" || other.step.action === "destroy");
    waits.set(step.address, [...new Set(others.filter(isReadable).map((other) => other.step.address))]);
  }
  return waits;
}

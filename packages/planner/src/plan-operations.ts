import { type Address, needsOf, orderByDependency, reachable } from "@zerolake/resources";
import { isActing } from "./choose-steps.ts";
import type { Plan, PlanStep } from "./plan.ts";

/** `make` is whatever brings a resource into its wanted form (create, update, adopt, read); `remove` deletes what was recorded. */
export type OperationPhase = "make" | "remove";
export type OperationId = `${OperationPhase}:${Address}`;

/** One call-to-be. A replacement has two, so that a neighbour can move over between them. */
export interface PlanOperation {
  readonly id: OperationId;
  readonly phase: OperationPhase;
  readonly step: PlanStep;
  readonly waitsFor: readonly OperationId[];
}

/**
 * The plan as operations with their order. What is made waits for what it needs; what is removed waits until everything
 * that stood on it is removed or has moved over; halves of a replacement wait for each other in the step's order.
 * The result has no cycle when the desired resources have none. Linear, except for plans that replace old-one-first,
 * where each "has moved over" wait is checked for a cycle.
 */
export function planOperations(plan: Pick<Plan, "steps">): readonly PlanOperation[] {
  const acting = new Map(plan.steps.filter(isActing).map((step) => [step.address, step]));
  const waits = new Map<OperationId, OperationId[]>();
  for (const step of acting.values()) {
    if (hasMake(step)) waits.set(makeId(step.address), makeWaits(step, acting));
    if (hasRemove(step)) waits.set(removeId(step.address), step.replaceOrder === "createFirst" ? [makeId(step.address)] : []);
  }
  addRemovalOrder(acting, waits);
  return [...waits].map(([id, waitsFor]) => {
    const [phase, address] = splitId(id);
    return { id, phase, step: acting.get(address) as PlanStep, waitsFor: [...new Set(waitsFor)] };
  });
}

/** Operations, each after everything it waits for. */
export function orderOperations(operations: readonly PlanOperation[]): readonly PlanOperation[] {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const { order } = orderByDependency(new Map(operations.map((operation) => [operation.id, operation.waitsFor])));
  return order.flatMap((id) => byId.get(id) ?? []);
}

export function makeId(address: Address): OperationId {
  return `make:${address}`;
}

export function removeId(address: Address): OperationId {
  return `remove:${address}`;
}

function splitId(id: OperationId): [OperationPhase, Address] {
  const colon = id.indexOf(":");
  return [id.slice(0, colon) as OperationPhase, id.slice(colon + 1)];
}

function hasMake(step: PlanStep): boolean {
  return step.action !== "destroy";
}

function hasRemove(step: PlanStep): boolean {
  return step.action === "destroy" || step.action === "replace";
}

function makeWaits(step: PlanStep, acting: ReadonlyMap<Address, PlanStep>): OperationId[] {
  const needs = step.desired ? needsOf(step.desired) : [];
  const neighbours = needs.filter((need) => need !== step.address && hasMakeAt(acting, need)).map(makeId);
  return step.replaceOrder === "destroyFirst" ? [removeId(step.address), ...neighbours] : neighbours;
}

function hasMakeAt(acting: ReadonlyMap<Address, PlanStep>, address: Address): boolean {
  const step = acting.get(address);
  return step !== undefined && hasMake(step);
}

/** A removal waits for the removal of its recorded dependants, and for the updates that move others away from it. */
function addRemovalOrder(acting: ReadonlyMap<Address, PlanStep>, waits: Map<OperationId, OperationId[]>): void {
  const canCycle = [...acting.values()].some((step) => step.replaceOrder === "destroyFirst");
  const moves: { readonly from: OperationId; readonly to: OperationId }[] = [];
  for (const dependant of acting.values()) {
    for (const need of dependant.prior?.dependsOn ?? []) {
      const removal = waits.get(removeId(need));
      if (!removal || need === dependant.address) continue;
      if (hasRemove(dependant)) removal.push(removeId(dependant.address));
      else if (acting.get(need)?.replaceOrder !== "destroyFirst") moves.push({ from: removeId(need), to: makeId(dependant.address) });
    }
  }
  for (const { from, to } of moves) {
    if (canCycle && (from === to || reachable([to], waits).has(from))) continue;
    waits.get(from)?.push(to);
  }
}

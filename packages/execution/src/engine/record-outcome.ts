import { deposedAddress, type RecordedResource } from "@zerolake/planner";
import { type DesiredResource, needsOf, type PropertyMap } from "@zerolake/resources";
import type { RecordChange } from "../journal-port.ts";
import type { TrackedOperation } from "./operation-board.ts";
import type { Prepared } from "./prepare-request.ts";
import type { Turn } from "./turn.ts";

export interface Made {
  readonly identifier: string;
  readonly attributes: PropertyMap;
}

/**
 * What a successful operation changes in the recorded state. When the new half of a replacement takes the address, the old
 * one moves to an address of its own, so that it stays known until it is gone.
 */
export function recordChanges(
  turn: Turn,
  tracked: TrackedOperation,
  { prepared, made }: { prepared: Prepared; made: Made },
): RecordChange[] {
  const { step } = tracked.operation;
  if (tracked.kind === "delete" && step.replaceOrder === "createFirst" && step.prior)
    return [{ address: deposedAddress(step.address, step.prior.identifier), recorded: null }];
  if (tracked.kind === "delete" || !step.desired) return [{ address: step.address, recorded: null }];
  const before = turn.records.get(step.address);
  const attributes = tracked.kind === "update" && before ? { ...before.attributes, ...made.attributes } : made.attributes;
  const recorded = recordOf(step.desired, { prepared, made: { identifier: made.identifier, attributes } });
  const isStillImported = tracked.kind === "update" && before?.isImported === true;
  return [
    ...deposed(tracked, made.identifier),
    { address: step.address, recorded: isStillImported ? { ...recorded, isImported: true } : recorded },
  ];
}

function deposed({ operation: { step }, kind }: TrackedOperation, newIdentifier: string): RecordChange[] {
  if (kind !== "create" || step.replaceOrder !== "createFirst" || !step.prior || step.prior.identifier === newIdentifier) return [];
  const address = deposedAddress(step.address, step.prior.identifier);
  return [{ address, recorded: { ...step.prior, address } }];
}

/** What a creation left behind that did not succeed. It never takes the address of something that still works. */
export function leftover(
  turn: Turn,
  tracked: TrackedOperation,
  { prepared, made, condition }: { prepared: Prepared; made: Made; condition: "broken" | "unfinished" },
): RecordChange[] {
  const { desired } = tracked.operation.step;
  if (!desired || tracked.kind !== "create") return [];
  const taken = turn.records.get(desired.address);
  if (taken?.identifier === made.identifier) return [];
  const address = taken ? deposedAddress(desired.address, made.identifier) : desired.address;
  return [{ address, recorded: { ...recordOf(desired, { prepared, made }), address, condition } }];
}

function recordOf(desired: DesiredResource, { prepared, made }: { prepared: Prepared; made: Made }): RecordedResource {
  const { address, component, type, via, holdsData, retain, singleton, isReadStep, facts, expectedMinutes, timeLimitMinutes } = desired;
  return {
    address,
    component,
    type,
    via,
    identifier: made.identifier,
    properties: prepared.properties,
    attributes: made.attributes,
    secretDigests: prepared.secretDigests,
    dependsOn: needsOf(desired),
    holdsData,
    retain,
    ...(singleton ? { singleton } : {}),
    ...(isReadStep ? { isReadStep } : {}),
    facts,
    expectedMinutes,
    timeLimitMinutes,
  };
}

/** Keeps the turn's memory equal to what the journal has just made durable. */
export function applyRecords(turn: Turn, changes: readonly RecordChange[]): void {
  for (const { address, recorded } of changes) {
    if (recorded) turn.records.set(address, recorded);
    else turn.records.delete(address);
  }
}

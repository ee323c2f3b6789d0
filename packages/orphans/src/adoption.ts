import { adoptedPrior } from "@zerolake/execution";
import { isResolved, type RecordedResource, recordExisting, resolveThrough } from "@zerolake/planner";
import { type DesiredResource, digest, type PropertyMap } from "@zerolake/resources";
import type { Finding } from "./finding.ts";

export interface AdoptionInput {
  readonly finding: Pick<Finding, "kind" | "type" | "via" | "identifier" | "address">;
  /** What the environment's version wants. */
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
}

/** Why a finding cannot be recorded at its address, for a person; `undefined` when it can. */
export function whyNotAdoptable({ finding, desired, recorded }: AdoptionInput): string | undefined {
  const { kind, address, type } = finding;
  if (kind !== "unrecorded") return "Only what bears the tags of one of your environments can be adopted.";
  const taken = recorded.find((resource) => resource.address === address);
  if (taken) return `${address} is recorded already, as ${taken.identifier}: this is a second one, which can only be destroyed.`;
  const wanted = desired.find((resource) => resource.address === address);
  if (!wanted || wanted.isReadStep) return `The environment's version does not want ${address} any more: it can only be destroyed.`;
  if (wanted.type !== type) return `${address} is a ${wanted.type} by now, and this is a ${type}: it can only be destroyed.`;
  return wanted.singleton ? "It is shared by the whole account: the next deployment takes its part of it." : undefined;
}

export interface Adopted {
  readonly desired: DesiredResource;
  readonly recorded: readonly RecordedResource[];
  readonly identifier: string;
  /** As the cloud shows it now. */
  readonly attributes: PropertyMap;
  /** Digest of what the call sent that made it, when the journal has that call. */
  readonly sentDigest?: string;
}

/**
 * The record of an adopted resource. What the journal proves to have been sent is believed; otherwise only what the cloud shows of
 * what is wanted. So the next plan is empty, or says honestly what differs.
 */
export function adoptedRecord({ desired, recorded, identifier, attributes, sentDigest }: Adopted): RecordedResource {
  const { type, facts } = desired;
  const wanted = resolveThrough(desired, recorded);
  const isAsSent = sentDigest !== undefined && isResolved(wanted) && sentDigest === digest({ type, properties: wanted, secretDigests: {} });
  return recordExisting(desired, { identifier, properties: isAsSent ? wanted : adoptedPrior(attributes, { wanted, facts }), attributes });
}

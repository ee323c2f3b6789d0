import type { PropertyMap } from "@zerolake/resources";

/** What the engine does to a resource; a replacement is a creation and a deletion. */
export type Verb = "create" | "read" | "update" | "delete";

/** A resource of the plan, as far as a cloud has to know it to say what it needs. */
export interface PlannedResource {
  readonly type: string;
  readonly properties: PropertyMap;
}

/** One count against one limit of the account. */
export interface QuotaNeed {
  readonly service: string;
  readonly quota: string;
  readonly unit: string;
  readonly amount: number;
  readonly machineType?: string;
}

/** What one cloud wants to be true before it does something. Everything is in its own words. */
export interface CloudKnowledge {
  /** Whether the cloud's own API handles it: services beside the cloud have accounts and permissions of their own. */
  handles(via: string): boolean;
  /** Permissions that the deploying identity needs, for each thing it does to the resource. */
  actionsOf(resource: PlannedResource, verb: Verb): readonly string[];
  /** Services that must be switched on in the account. */
  servicesOf(resource: PlannedResource): readonly string[];
  /** Services that the region of the environment must have, where the cloud can be asked about it. */
  placedOf(resource: PlannedResource): readonly string[];
  /** What a creation takes from the account's limits. */
  quotasOf(resource: PlannedResource): readonly QuotaNeed[];
  /** Machine types that the region must have. */
  machineTypesOf(resource: PlannedResource): readonly string[];
  /** A name that must be the only one in the world, when the cloud can be asked about it. */
  nameOf(resource: PlannedResource): string | undefined;
}

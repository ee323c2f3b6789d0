import type { PropertyMap } from "@zerolake/resources";
import type { CallOptions, OwnerTags, ResourceIdentity } from "./resource-identity.ts";

/** Something in the cloud that bears our tags. */
export interface OwnedResource {
  readonly type: string;
  readonly via: string;
  readonly identifier: string;
  /** Name for people, where the cloud has one beside the identifier. */
  readonly title?: string;
  readonly owner: OwnerTags;
}

export interface OwnedListing {
  readonly resources: readonly OwnedResource[];
  /** What could not be looked through, each as a sentence with the reason: a type without tags, a permission that is missing. */
  readonly gaps: readonly string[];
}

/** Something in the cloud that could be recorded as ours. */
export interface ExistingResource {
  readonly identifier: string;
  readonly title: string;
  readonly attributes: PropertyMap;
  /** Owner tags found on it, whoever's they are. */
  readonly owner?: OwnerTags;
}

/** What is there, whether recorded or not. Both only look; a refusal is a `CloudRefusalError`, no answer a `NoAnswerError`. */
export interface CloudInventory {
  /** Everything in the driver's account and region that bears the tags of this installation, whatever its environment. */
  listOwned(installation: string, call: Pick<CallOptions, "timeLimitMs">): Promise<OwnedListing>;
  /** Every resource of a type in the driver's account and region; `undefined` when the cloud cannot list the type. */
  listExisting(type: string, via: string, call: Pick<CallOptions, "timeLimitMs">): Promise<readonly ExistingResource[] | undefined>;
}

/** One entry of the cloud's own log of who changed what. */
export interface Activity {
  /** ISO 8601. */
  readonly at: string;
  /** As the cloud names who did it. */
  readonly actor: string;
  /** The same in the words of `CloudIdentity.principal`, by which a driver's own changes are told from others'; absent for what no policy can name. */
  readonly principal?: string;
  /** In the cloud's own words, e.g. `PutBucketPolicy`. */
  readonly action: string;
}

export interface CloudActivity {
  /**
   * Changes of one resource since a time (ISO 8601), newest first, those of the driver's own identity among them; calls that only look and
   * those that were refused are left out. The clouds' logs lag by minutes and forget after ninety days. `undefined` when the cloud keeps no
   * log that we may read; `NoAnswerError` when it has had enough questions for now.
   */
  listActivity(identity: ResourceIdentity, since: string, call: Pick<CallOptions, "timeLimitMs">): Promise<readonly Activity[] | undefined>;
}

import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { afterKeyGrant, keyName } from "./key.ts";
import { nameOf } from "./names.ts";
import { gcpResource } from "./resource.ts";

export const BUCKET = "storage.bucket";
/** Seconds in which a deleted object can be brought back; the cloud's own default. */
const SOFT_DELETE_SECONDS = "604800";

export interface PrivateBucket {
  /** Logical name of the resource inside the component; default `bucket`. */
  readonly name?: string;
  readonly holdsData: boolean;
  /** Beside what every bucket of ours has. */
  readonly properties?: LooseMap;
}

/** A bucket in the environment's region that nobody outside the project can be let into. */
export function privateBucket(context: LoweringContext, { name = "bucket", holdsData, properties = {} }: PrivateBucket): DesiredResource {
  const physicalName = nameOf(context, BUCKET, name);
  const key = keyName(context);
  return gcpResource(context, {
    name,
    type: BUCKET,
    at: { name: physicalName },
    holdsData,
    properties: {
      name: physicalName,
      // Written as the service answers it.
      location: context.target.region.toUpperCase(),
      storageClass: "STANDARD",
      iamConfiguration: { uniformBucketLevelAccess: { enabled: true }, publicAccessPrevention: "enforced" },
      softDeletePolicy: { retentionDurationSeconds: context.target.tier === "prototype" ? "0" : SOFT_DELETE_SECONDS },
      encryption: key === undefined ? undefined : { defaultKmsKeyName: key },
      ...properties,
    },
    dependsOn: key === undefined ? [] : afterKeyGrant(context, "storage.googleapis.com"),
  });
}

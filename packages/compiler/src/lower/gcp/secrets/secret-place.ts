import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

export const SECRET = "secretmanager.secret";
/** Seconds in which a destroyed version can be brought back. */
const UNDO = "86400s";

export interface SecretPlace {
  /** Logical name inside the component. */
  readonly name: string;
  readonly key: string;
  /** People fill it, so it stays when its component goes. */
  readonly holdsData: boolean;
}

/** An empty place for a text, in the environment's region. */
export function secretPlace(context: LoweringContext, { name, key, holdsData }: SecretPlace): DesiredResource {
  const kmsKeyName = keyName(context);
  const customerManagedEncryption = kmsKeyName === undefined ? undefined : { kmsKeyName };
  return gcpResource(context, {
    name,
    key,
    type: SECRET,
    at: { name: nameOf(context, SECRET, name, key) },
    holdsData,
    properties: {
      replication: { userManaged: { replicas: [{ location: context.target.region, customerManagedEncryption }] } },
      versionDestroyTtl: UNDO,
    },
    dependsOn: afterKeyGrant(context, "secretmanager.googleapis.com"),
  });
}

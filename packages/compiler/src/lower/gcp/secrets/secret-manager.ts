import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const SECRET = "secretmanager.secret";
/** Seconds in which a destroyed version can be brought back. */
const UNDO = "86400s";

/** Named, empty places for secrets in the environment's region. People fill them; their text never passes through a plan. */
export const secretManager: Lowering = {
  cloud: "gcp",
  kind: "secrets",
  variant: "secret-manager",
  service: "Secret Manager",
  gap: "values are entered by people or by other services, never stored by Zerolake",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {},
    facts: { paths: Object.fromEntries(listSetting(part, "names").map((name) => [name, secretPath(part, name)])) },
  }),
  lower: (context) => [...new Set(listSetting(context, "names"))].map((name) => secretPlace(context, name)),
};

function secretPath(part: Part, name: string): string {
  return pathOf(part, SECRET, { name: nameOf(part, SECRET, "secret", name) });
}

function secretPlace(context: LoweringContext, name: string): DesiredResource {
  const kmsKeyName = keyName(context);
  const customerManagedEncryption = kmsKeyName === undefined ? undefined : { kmsKeyName };
  return gcpResource(context, {
    name: "secret",
    key: name,
    type: SECRET,
    at: { name: nameOf(context, SECRET, "secret", name) },
    holdsData: true,
    properties: {
      replication: { userManaged: { replicas: [{ location: context.target.region, customerManagedEncryption }] } },
      versionDestroyTtl: UNDO,
    },
    dependsOn: afterKeyGrant(context, "secretmanager.googleapis.com"),
  });
}

import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, optionalText, type Statement } from "../../../lowering.ts";
import { grant } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { readSecrets, secretPath } from "../secrets/use-secret.ts";

const SECRET = "secretmanager.secret";

/** Where the password of the database lies, and what reading it takes. */
export interface SignIn {
  readonly resources: readonly DesiredResource[];
  readonly secretPath: string;
  readonly read: readonly Statement[];
}

/** The named entry of the Secrets component, or a place of the component's own that people fill. */
export function signIn(context: LoweringContext): SignIn {
  const named = optionalText(context, "secretName");
  const listed = named === undefined ? undefined : secretPath(context, named);
  if (named !== undefined && listed !== undefined) return { resources: [], secretPath: listed, read: readSecrets(context, [named]) };
  const name = nameOf(context, SECRET, "signIn");
  const path = pathOf(context, SECRET, { name });
  return {
    resources: [
      gcpResource(context, {
        name: "signIn",
        type: SECRET,
        at: { name },
        holdsData: true,
        properties: { replication: { userManaged: { replicas: [{ location: context.target.region }] } } },
      }),
    ],
    secretPath: path,
    read: [grant("roles/secretmanager.secretAccessor", { type: SECRET, path })],
  };
}

/** Who follows the database when nobody says otherwise; the sign-in's secret holds the password alone. */
export function userOf(context: LoweringContext): string {
  return optionalText(context, "user") ?? "zerolake";
}

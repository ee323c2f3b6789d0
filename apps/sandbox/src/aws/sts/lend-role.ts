import { randomBytes } from "node:crypto";
import { textAt } from "../../json.ts";
import type { Sandbox } from "../../sandbox.ts";
import type { StoredAccessKey, StoredResource } from "../../store/records.ts";
import { AwsError } from "../aws-error.ts";
import type { XmlFields } from "../xml.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECONDS_DEFAULT = 3_600;
const SECONDS_MIN = 900;
const MS_PER_SECOND = 1_000;
const DAY_MS = 86_400_000;

/** The role that an ARN names, in whichever account. */
export function roleOf({ store }: Sandbox, roleArn: string): StoredResource | undefined {
  return store.resources.listEverywhere("AWS::IAM::Role").find(({ model }) => textAt(model, "Arn") === roleArn);
}

/** Credentials of a role for a while; what they sign carries their session token. */
export async function lendRole({ store, now }: Sandbox, role: StoredResource, form: URLSearchParams): Promise<XmlFields> {
  const sessionName = form.get("RoleSessionName") ?? "";
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw new AwsError("ValidationError", "The role session name must have 2 to 64 letters, digits and any of +=,.@-_.");
  }
  const seconds = Number(form.get("DurationSeconds") ?? SECONDS_DEFAULT);
  if (!(seconds >= SECONDS_MIN && seconds <= Number(role.model["MaxSessionDuration"] ?? SECONDS_DEFAULT))) {
    throw new AwsError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  const arn = `arn:aws:sts::${role.account}:assumed-role/${role.identifier}/${sessionName}`;
  const key: StoredAccessKey = {
    accessKeyId: `ASIA${[...randomBytes(16)].map((byte) => BASE32[byte % 32]).join("")}`,
    secretAccessKey: randomBytes(30).toString("base64"),
    sessionToken: randomBytes(96).toString("base64"),
    arn,
    cloud: "aws",
    account: role.account,
    expiresAt: now() + seconds * MS_PER_SECOND,
  };
  const forgotten = store.accessKeys
    .all()
    .filter(({ sessionToken, expiresAt = 0 }) => sessionToken !== undefined && expiresAt < now() - DAY_MS);
  await Promise.all([
    store.accessKeys.put(key.accessKeyId, key),
    ...forgotten.map(({ accessKeyId }) => store.accessKeys.remove(accessKeyId)),
  ]);
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: new Date(key.expiresAt ?? 0).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: `${textAt(role.model, "RoleId") ?? ""}:${sessionName}`, Arn: arn },
  };
}

import { type Reference, reference, type Value } from "@zerolake/resources";
import type { LoweringContext, Part, Peer, Statement } from "../../../lowering.ts";
import { KEY_SECRET } from "../../confluent/stream-users.ts";
import { addressIn } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";

const SECRET = "AWS::SecretsManager::Secret";

/** Name of the secret that keeps the key of one user of a stream outside the cloud. */
export function loginSecretName(stream: Pick<LoweringContext, "component" | "target">, user: string): string {
  return nameOf(stream, SECRET, KEY_SECRET, user);
}

/** The secret with the key of somebody at the other end of an arrow. */
export function keySecret(stream: Pick<Peer, "component">, user: Pick<Part, "component">): Reference {
  return reference(addressIn(stream, KEY_SECRET, user.component.id), "Id");
}

/** The key of a container for the stream that it writes, as the variable that our programs read; nothing where a role is enough. */
export function streamLogin(context: LoweringContext): Readonly<Record<string, Value>> {
  const stream = streamWithLogin(context);
  return stream ? { ZEROLAKE_EVENTS_LOGIN: keySecret(stream, context) } : {};
}

/** What handing that key to the container takes. */
export function readStreamLogin(context: LoweringContext): readonly Statement[] {
  const stream = streamWithLogin(context);
  return stream ? readLoginSecret({ ...stream, target: context.target }, context) : [];
}

/** Reading the key of one user, by computed name so that no policy waits for the secret. */
export function readLoginSecret(
  stream: Pick<LoweringContext, "component" | "target">,
  user: Pick<LoweringContext, "component" | "platform">,
): readonly Statement[] {
  const keyArn = user.platform("encryption-key")?.["keyArn"];
  const secret = `${arn(stream, "secretsmanager", `secret:${loginSecretName(stream, user.component.id)}`)}-??????`;
  return [
    allow(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], [secret]),
    ...(keyArn === undefined ? [] : [allow(["kms:Decrypt"], [keyArn])]),
  ];
}

function streamWithLogin(context: LoweringContext): Peer | undefined {
  const [stream] = context.outgoing("events");
  return stream?.outputs["login"] === "plain" ? stream : undefined;
}

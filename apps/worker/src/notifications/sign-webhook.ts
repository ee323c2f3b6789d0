import { createHmac } from "node:crypto";

const SECRET_PREFIX = "whsec_";

export interface SignedMessage {
  readonly id: string;
  readonly at: Date;
  /** Byte for byte what is sent. */
  readonly body: string;
  /** One signature for each; none gives no signature. */
  readonly secrets: readonly string[];
}

/** Headers of Standard Webhooks: HMAC-SHA256 of id, time and body with each secret, so that a receiver may know either. */
export function signWebhook({ id, at, body, secrets }: SignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  const identified = { "webhook-id": id, "webhook-timestamp": timestamp };
  return signatures.length === 0 ? identified : { ...identified, "webhook-signature": signatures.join(" ") };
}

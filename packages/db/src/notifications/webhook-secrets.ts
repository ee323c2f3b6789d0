import { randomBytes } from "node:crypto";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import { type EndpointChange, endpointTarget, findEndpoint } from "./find-endpoint.ts";

/** How long calls are signed with the secret before, too. */
const SECRET_OVERLAP_HOURS = 24;
/** Standard Webhooks: 24 to 64 bytes, written in base64 behind this prefix. */
const SECRET_BYTES = 32;
const SECRET_PREFIX = "whsec_";

const ADDRESS = "webhookAddress";
const SECRET = "webhookSecret";
const PREVIOUS = "previousWebhookSecret";

/** Gives it another secret; calls are signed with both for a day, so that the receiver can change over. The new one is in the answer and nowhere else. */
export async function rotateWebhookSecret(
  db: Database,
  organizationId: string,
  { endpointId: row, secrets, actor }: EndpointChange & { readonly secrets: SecretBox },
): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
  const secret = newWebhookSecret();
  return db.prisma.$transaction(async (tx) => {
    const before = await findEndpoint(tx, organizationId, row);
    if (before.secretSealed === null)
      throw new AppError("invalid", {
        message: "Calls to a chat are not signed.",
        hint: "Whoever has its address may write there: keep it secret.",
      });
    const text = await secrets.open({ prisma: tx }, organizationId, { row, field: SECRET, sealed: before.secretSealed });
    const previousSecretSealed = await secrets.seal(tx, organizationId, { row, field: PREVIOUS, text });
    const previousUntil = new Date((await databaseNow(tx)).getTime() + SECRET_OVERLAP_HOURS * 3_600_000);
    const data = { ...(await sealSecret(tx, organizationId, { row, secret, secrets })), previousSecretSealed, previousUntil };
    await tx.webhookEndpoint.updateMany({ where: { id: row, organizationId }, data });
    await appendAudit(tx, organizationId, {
      actor,
      action: "webhookEndpoint.rotateSecret",
      target: endpointTarget(before),
      after: { previousUntil },
    });
    return { secret, previousUntil };
  });
}

export interface OpenEndpoint {
  readonly address: string;
  /** Sign each call; the newest first, one during an overlap more. None for chats. */
  readonly secrets: readonly string[];
}

/** For the worker only: where to call, and what to sign with at this moment. */
export async function openWebhookEndpoint(
  db: Database,
  organizationId: string,
  { endpointId: row, secrets }: { readonly endpointId: string; readonly secrets: SecretBox },
): Promise<OpenEndpoint> {
  const found = await findEndpoint(db.prisma, organizationId, row);
  const open = (field: string, sealed: Uint8Array) => secrets.open(db, organizationId, { row, field, sealed });
  const { secretSealed, previousSecretSealed, previousUntil } = found;
  const isOverlap = previousUntil !== null && previousUntil > new Date();
  return {
    address: await open(ADDRESS, found.addressSealed),
    secrets: [
      ...(secretSealed ? [await open(SECRET, secretSealed)] : []),
      ...(previousSecretSealed && isOverlap ? [await open(PREVIOUS, previousSecretSealed)] : []),
    ],
  };
}

interface Sealing {
  readonly row: string;
  readonly secrets: SecretBox;
}

export function sealAddress(tx: Transaction, organizationId: string, { row, address, secrets }: Sealing & { readonly address: string }) {
  return secrets.seal(tx, organizationId, { row, field: ADDRESS, text: address });
}

/** The columns of a secret that begins to sign now. */
export async function sealSecret(tx: Transaction, organizationId: string, { row, secret, secrets }: Sealing & { readonly secret: string }) {
  const secretSealed = await secrets.seal(tx, organizationId, { row, field: SECRET, text: secret });
  return { secretSealed, secretSetAt: await databaseNow(tx) };
}

export function newWebhookSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;
}

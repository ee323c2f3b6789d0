import { testBody } from "@zerolake/notifications";
import { AppError, notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { WebhookDelivery } from "../generated/client.ts";
import { storableText } from "../storable.ts";
import { findEndpoint } from "./find-endpoint.ts";
import { formSchema } from "./webhook-endpoints.ts";

/** Longer than any call takes: a worker that dies meanwhile leaves the delivery to the next one. */
const CALL_SECONDS_MAX = 60;
/** Of one organisation; a worker makes few more at once for all of them. */
const CALLS_AT_ONCE_MAX = 2;
const LISTED_MAX = 20;
/** As much of an answer as tells what is wrong. */
const ANSWER_MAX = 500;
/** A test tries once: somebody waits for it. */
const TEST = "test";

export type DeliveryView = Pick<
  WebhookDelivery,
  "id" | "kind" | "createdAt" | "dueAt" | "tries" | "deliveredAt" | "givenUpAt" | "triedAt" | "status" | "tookMs" | "answer"
>;

/** The last messages to an endpoint, newest first. */
export async function listWebhookDeliveries(db: Database, organizationId: string, endpointId: string): Promise<DeliveryView[]> {
  await findEndpoint(db.prisma, organizationId, endpointId);
  const omit = { organizationId: true, endpointId: true, eventId: true, body: true } as const;
  const where = { organizationId, endpointId };
  return db.prisma.webhookDelivery.findMany({ where, omit, orderBy: { createdAt: "desc" }, take: LISTED_MAX });
}

/** Asks a worker to call the endpoint with nothing but a greeting. Enqueue `webhook.send` afterwards. */
export async function requestWebhookTest(
  db: Database,
  organizationId: string,
  endpointId: string,
): Promise<{ readonly deliveryId: string }> {
  return db.prisma.$transaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findFirst({
      where: { id: endpointId, organizationId },
      include: { organization: { select: { slug: true, name: true } } },
    });
    if (!endpoint) throw notFound("endpoint");
    const body = testBody(formSchema.parse(endpoint.form), { at: await databaseNow(tx), organization: endpoint.organization });
    const { id } = await tx.webhookDelivery.create({ data: { organizationId, endpointId, kind: TEST, body } });
    return { deliveryId: id };
  });
}

/** Sends a message anew, under its own id, so that the receiver can tell that it is the same. Enqueue `webhook.send` afterwards. */
export async function sendDeliveryAgain(db: Database, organizationId: string, deliveryId: string): Promise<void> {
  const { rows } = await db.pool.query<{ isStopped: boolean }>(
    `UPDATE webhook_delivery d SET due_at = now(),
       delivered_at = CASE WHEN e.stopped_at IS NULL THEN NULL ELSE d.delivered_at END, given_up_at = CASE WHEN e.stopped_at IS NULL THEN NULL ELSE d.given_up_at END,
       tries = CASE WHEN e.stopped_at IS NULL THEN 0 ELSE d.tries END
     FROM webhook_endpoint e WHERE d.id = $1 AND d.organization_id = $2 AND e.id = d.endpoint_id RETURNING e.stopped_at IS NOT NULL AS "isStopped"`,
    [deliveryId, organizationId],
  );
  const [row] = rows;
  if (!row) throw notFound("delivery");
  if (row.isStopped) throw new AppError("blocked", { message: "The receiver said that it is gone.", hint: "Send to it again first." });
}

export interface DueDelivery {
  readonly organizationId: string;
  readonly deliveryId: string;
}

/** A call is under way from when it is claimed until its end is noted: until then it is due again exactly so much after it was tried. */
const UNDER_WAY = `SELECT organization_id, endpoint_id FROM webhook_delivery WHERE delivered_at IS NULL AND given_up_at IS NULL
  AND due_at > now() AND due_at = tried_at + interval '${CALL_SECONDS_MAX} seconds'`;

/**
 * Messages of all organisations whose turn it is, oldest first. An endpoint gets one after the other, and an organisation is called in few places at once: receivers that
 * answer slowly keep nobody else's messages waiting.
 */
export async function listDueDeliveries(db: Database, limit: number): Promise<DueDelivery[]> {
  const { rows } = await db.pool.query<DueDelivery>(
    `WITH under_way AS (${UNDER_WAY}),
     due AS (
       SELECT DISTINCT ON (d.endpoint_id) d.organization_id, d.id, d.due_at FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
       WHERE d.delivered_at IS NULL AND d.given_up_at IS NULL AND d.due_at <= now() AND (e.stopped_at IS NULL OR d.kind = $2)
         AND NOT EXISTS (SELECT 1 FROM under_way u WHERE u.endpoint_id = d.endpoint_id)
       ORDER BY d.endpoint_id, d.due_at, d.id),
     placed AS (
       SELECT due.*, row_number() OVER (PARTITION BY organization_id ORDER BY due_at, id)
         + (SELECT count(*) FROM under_way u WHERE u.organization_id = due.organization_id) AS place FROM due)
     SELECT organization_id AS "organizationId", id AS "deliveryId" FROM placed WHERE place <= ${CALLS_AT_ONCE_MAX} ORDER BY due_at, id LIMIT $1`,
    [limit, TEST],
  );
  return rows;
}

export interface ClaimedDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly body: string;
  /** This one included. */
  readonly tries: number;
  readonly isTest: boolean;
}

/** Takes a message that is due; a worker that dies meanwhile leaves it to the next one. `undefined`: somebody was quicker, or the endpoint is stopped. */
export async function claimDelivery(db: Database, organizationId: string, deliveryId: string): Promise<ClaimedDelivery | undefined> {
  const { rows } = await db.pool.query<ClaimedDelivery>(
    `UPDATE webhook_delivery d SET tries = d.tries + 1, tried_at = now(), due_at = now() + $3 * interval '1 second'
     FROM webhook_endpoint e WHERE d.id = $1 AND d.organization_id = $2 AND e.id = d.endpoint_id AND (e.stopped_at IS NULL OR d.kind = $4)
       AND d.delivered_at IS NULL AND d.given_up_at IS NULL AND d.due_at <= now()
     RETURNING d.id, d.endpoint_id AS "endpointId", d.body, d.tries, d.kind = $4 AS "isTest"`,
    [deliveryId, organizationId, CALL_SECONDS_MAX, TEST],
  );
  return rows[0];
}

export interface DeliveryTry {
  readonly deliveryId: string;
  readonly tookMs: number;
  /** Absent where nothing came back. */
  readonly status?: number;
  /** The beginning of what came back, or why nothing did. */
  readonly answer: string;
  /**
   * `delivered`: taken. `gone`: the receiver wants nothing any more. Otherwise when it is tried again, and without that never.
   */
  readonly end: "delivered" | "gone" | { readonly againInSeconds: number } | "givenUp";
}

/** Notes how a try ended. Whoever says that they are gone is not called any more, until a person says otherwise. */
export async function recordDelivery(
  db: Database,
  organizationId: string,
  { deliveryId, tookMs, status, answer, end }: DeliveryTry,
): Promise<void> {
  const now = new Date();
  const outcome =
    end === "delivered"
      ? { deliveredAt: now }
      : typeof end === "string"
        ? { givenUpAt: now }
        : { dueAt: new Date(now.getTime() + end.againInSeconds * 1_000) };
  await db.prisma.$transaction(async (tx) => {
    const where = { id: deliveryId, organizationId };
    const text = storableText(answer.slice(0, ANSWER_MAX));
    await tx.webhookDelivery.updateMany({ where, data: { tookMs, status: status ?? null, answer: text, ...outcome } });
    if (end !== "gone") return;
    await tx.webhookEndpoint.updateMany({
      where: { organizationId, deliveries: { some: where }, stoppedAt: null },
      data: { stoppedAt: now },
    });
    await tx.webhookDelivery.updateMany({
      where: { organizationId, endpoint: { deliveries: { some: where } }, deliveredAt: null, givenUpAt: null },
      data: { givenUpAt: now, answer: "The receiver had said that it is gone." },
    });
  });
}

import { claimDelivery, type DeliveryTry, openWebhookEndpoint, recordDelivery } from "@zerolake/db";
import { retryWaitSeconds } from "@zerolake/notifications";
import { allowListFrom, createOutboundGuard, OutboundError } from "@zerolake/outbound";
import type { JobPayload } from "@zerolake/queue";
import type { WorkerContext } from "../worker-context.ts";
import { signWebhook } from "./sign-webhook.ts";

/** A receiver that takes longer is tried again. */
const CALL_LIMIT_MS = 15_000;
/** Nobody reads more of an answer. */
const ANSWER_BYTES_MAX = 65_536;
/** What a receiver answers that wants nothing any more. */
const GONE = 410;

type Context = Pick<WorkerContext, "db" | "secrets" | "signals" | "logger" | "outboundAllow">;
type Reply = Pick<DeliveryTry, "status" | "answer">;

/**
 * Calls an endpoint with a message of the outbox. At least once: a worker that dies between the answer and the note leaves a message that is sent
 * again under the same id. Addresses that are not public are not called, and redirects not followed.
 */
export async function webhookSend(context: Context, { organizationId, deliveryId }: JobPayload<"webhook.send">): Promise<void> {
  const { db, signals, logger } = context;
  const claimed = await claimDelivery(db, organizationId, deliveryId);
  if (!claimed) return;
  const { endpointId, body, tries, isTest } = claimed;
  const begun = performance.now();
  const reply = await call(context, { organizationId, endpointId, id: deliveryId, body });
  const tookMs = Math.round(performance.now() - begun);
  const end = endOf(reply, { tries, isTest });
  if (end !== "delivered") logger.warn({ deliveryId, tries, status: reply.status, answer: reply.answer }, "a webhook was not taken");
  await recordDelivery(db, organizationId, { deliveryId, tookMs, ...reply, end });
  signals.publish(`organization:${organizationId}`);
}

interface Call {
  readonly organizationId: string;
  readonly endpointId: string;
  readonly id: string;
  readonly body: string;
}

async function call({ db, secrets: box, outboundAllow }: Context, { organizationId, endpointId, id, body }: Call): Promise<Reply> {
  const { address, secrets } = await openWebhookEndpoint(db, organizationId, { endpointId, secrets: box });
  const guard = createOutboundGuard({
    allowed: allowListFrom(outboundAllow),
    timeoutMs: CALL_LIMIT_MS,
    maxAnswerBytes: ANSWER_BYTES_MAX,
    // Its status is the receipt.
    whenTooLong: "cut",
  });
  const headers = {
    "content-type": "application/json",
    "user-agent": "Zerolake-Webhooks/1",
    ...signWebhook({ id, at: new Date(), body, secrets }),
  };
  try {
    const response = await guard.guardedFetch(address, { method: "POST", headers, body, redirect: "manual" });
    return { status: response.status, answer: await response.text() };
  } catch (error) {
    if (error instanceof OutboundError) return { answer: error.message };
    throw error;
  } finally {
    await guard.close();
  }
}

/** Any 2xx is a receipt. A test is not tried again: somebody looks at its answer. */
function endOf({ status }: Reply, { tries, isTest }: { readonly tries: number; readonly isTest: boolean }): DeliveryTry["end"] {
  if (status !== undefined && status >= 200 && status < 300) return "delivered";
  if (isTest) return "givenUp";
  if (status === GONE) return "gone";
  const againInSeconds = retryWaitSeconds(tries, Math.random());
  return againInSeconds === undefined ? "givenUp" : { againInSeconds };
}

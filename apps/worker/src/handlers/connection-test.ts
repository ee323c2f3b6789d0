import { type ConnectionView, getConnection, recordConnectionTest } from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import { otherAccount } from "../connections/other-account.ts";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";

const ANSWER_LIMIT_MS = 10_000;

/** Asks the cloud who we are there, and notes the answer. */
export async function connectionTest(
  context: WorkerContext,
  { organizationId, connectionId }: JobPayload<"connection.test">,
): Promise<void> {
  const known = await getConnection(context.db, organizationId, connectionId);
  const outcome = await ask(context, known);
  await recordConnectionTest(context.db, organizationId, { connectionId, updatedAt: known.updatedAt, ...outcome });
  context.signals.publish(`organization:${organizationId}`);
}

async function ask(context: WorkerContext, known: ConnectionView) {
  const { id: connectionId, organizationId, defaultRegion: region } = known;
  try {
    const { driver } = await context.drivers.connect(organizationId, { connectionId, region });
    const { account, identity, principal = null } = await driver.whoAmI({ timeLimitMs: ANSWER_LIMIT_MS });
    if (known.account !== null && known.account !== account) return { isPassed: false, message: otherAccount(account, known.account) };
    return { isPassed: true, message: identity, account, principal };
  } catch (error) {
    context.logger.warn({ err: error, connectionId }, "the connection does not work");
    return { isPassed: false, message: sentenceOf(error) };
  }
}

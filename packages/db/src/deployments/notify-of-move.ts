import type { DeploymentTrigger } from "@zerolake/execution";
import type { NotificationEvent } from "@zerolake/notifications";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import type { Transaction } from "../database.ts";
import type { Deployment } from "../generated/client.ts";
import { notify } from "../notifications/notify.ts";
import { placeOf } from "../notifications/place-of.ts";
import { approvalTermsSchema } from "./approval-terms.ts";

interface ToldMove {
  readonly on: DeploymentTrigger;
  readonly actor: Actor;
}

type Told = Pick<NotificationEvent, "involvedIds"> &
  {
    readonly [K in NotificationEvent["kind"]]: Pick<NotificationEvent & { readonly kind: K }, "kind" | "facts">;
  }[NotificationEvent["kind"]];

/** Whoever has to decide, asked for it or decided hears of a move that they cannot know of; in the move's own transaction. */
export async function notifyOfMove(tx: Transaction, moved: Deployment, { on, actor }: ToldMove): Promise<void> {
  const told = await toldOf(tx, moved, { on, actor });
  const place = told && (await placeOf(tx, moved.organizationId, moved.environmentId));
  if (!told || !place) return;
  const doer = actor.kind === "user" ? actor.id : doerOf(moved, on);
  await notify(tx, moved.organizationId, { thing: `deployment:${moved.id}`, ...place, ...(doer ? { actorId: doer } : {}), ...told });
}

/** Of what a worker does because somebody asked for it: they know, and nobody asks them for what they want themselves. */
function doerOf({ requestedById, cancelRequestedById, isScheduled }: Deployment, on: DeploymentTrigger): string | null {
  if (on === "stop") return cancelRequestedById;
  const isAsking = on === "askForApproval" || on === "askAgain";
  return isAsking && !isScheduled ? requestedById : null;
}

async function toldOf(tx: Transaction, moved: Deployment, { on, actor }: ToldMove): Promise<Told | undefined> {
  const { number, requestedById, approvedById, authorIds } = moved;
  const asked = { involvedIds: [requestedById] };
  const ran = { involvedIds: [requestedById, ...(approvedById ? [approvedById] : [])] };
  const decided = { involvedIds: [requestedById, ...authorIds] };
  const by = actor.kind === "worker" || actor.kind === "schedule" ? {} : { by: actor.name };
  switch (on) {
    case "askForApproval":
    case "askAgain": {
      const { environmentId: id, organizationId } = moved;
      const terms = approvalTermsSchema.parse(await tx.environment.findFirstOrThrow({ where: { id, organizationId } }));
      return { kind: "approval.asked", facts: { number, terms, authorIds } };
    }
    case "approve":
      return { kind: "approval.decided", facts: { number, decision: "approved", ...by }, ...decided };
    case "discard":
      return { kind: "approval.decided", facts: { number, decision: "discarded", ...by }, ...decided };
    case "expire":
      return { kind: "approval.decided", facts: { number, decision: "expired" }, ...decided };
    case "succeed":
    case "findNothingToDo":
      return { kind: "deployment.succeeded", facts: { number }, ...ran };
    case "fail":
      return { kind: "deployment.failed", facts: { number, ...(await causeOf(tx, moved)) }, ...ran };
    case "cancel":
      return { kind: "deployment.cancelled", facts: { number, ...by }, ...asked };
    case "stop": {
      const name = moved.cancelRequestedBy;
      return { kind: "deployment.cancelled", facts: { number, ...(name ? { by: name } : {}) }, ...ran };
    }
    default:
      return undefined;
  }
}

const failedStepSchema = z.object({ error: z.object({ message: z.string() }) });

/** What failed first, or else the sentence about the end. One look into an index of the events. */
async function causeOf(tx: Transaction, { id, summary }: Deployment): Promise<{ cause?: string }> {
  const [step] = await tx.$queryRaw<{ body: unknown }[]>`
    SELECT body FROM deployment_event WHERE deployment_id = ${id}::uuid AND body->>'type' IN ('planned', 'stepFailed')
      AND body->>'type' = 'stepFailed' ORDER BY sequence LIMIT 1`;
  const first = failedStepSchema.safeParse(step?.body);
  const cause = first.success ? first.data.error.message : summary;
  return cause ? { cause } : {};
}

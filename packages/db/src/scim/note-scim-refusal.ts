import type { ScimProblem } from "@zerolake/scim";
import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

/** One entry for what a client of the organisation was refused; what it sent is not kept. */
export async function noteScimRefusal(
  db: Database,
  organizationId: string,
  { actor, request, problem }: { readonly actor: Actor /** Method and path. */; readonly request: string; readonly problem: ScimProblem },
): Promise<void> {
  const { status, scimType, detail } = problem;
  await db.prisma.$transaction((tx) =>
    appendAudit(tx, organizationId, {
      actor,
      action: "scim.request",
      target: { type: "scimRequest", id: request, name: request },
      after: { status, ...(scimType === undefined ? {} : { scimType }), detail },
      result: "refused",
    }),
  );
}

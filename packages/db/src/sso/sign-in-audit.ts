import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import type { SignInMethod } from "../people/sessions.ts";

/** Notes in each organisation where it counts that somebody came in, and how. */
export async function auditSignIn(
  db: Database,
  organizationIds: readonly string[],
  {
    actor,
    method,
    isBreakGlass,
  }: { readonly actor: Actor & { readonly id: string }; readonly method: SignInMethod; readonly isBreakGlass?: boolean },
): Promise<void> {
  for (const organizationId of organizationIds) {
    await db.prisma.$transaction((tx) =>
      appendAudit(tx, organizationId, {
        actor,
        action: isBreakGlass ? "session.openInEmergency" : "session.open",
        target: { type: "user", id: actor.id, name: actor.name },
        after: { method },
      }),
    );
  }
}

/** Notes that somebody was not let in, with the reason that they were not told in full. */
export async function auditRefusedSignIn(
  db: Database,
  organizationId: string,
  refusal: { readonly method: SignInMethod; readonly code: string; readonly reason: string; readonly from?: Actor["from"] },
): Promise<void> {
  const { method, code, reason, from } = refusal;
  await db.prisma.$transaction((tx) =>
    appendAudit(tx, organizationId, {
      actor: { kind: "installation", name: "Sign-in", ...(from ? { from } : {}) },
      action: "session.open",
      target: { type: "organization", id: organizationId, name: method.toUpperCase() },
      after: { method, code, reason },
      result: "refused",
    }),
  );
}

import {
  auditRefusedSignIn,
  auditSignIn,
  type Database,
  domainOfEmail,
  findDomainSignIn,
  findSsoConnection,
  listMembershipsOfUser,
} from "@zerolake/db";
import type { RequestOrigin } from "./request-origin.ts";

/** Whether a passphrase still counts for addresses of a domain. */
export interface PassphraseGate {
  isOpenTo(userId: string): boolean;
  /** The organisation that requires single sign-on; its passphrases are for emergencies. */
  readonly organizationId: string | undefined;
}

/** Where the organisation that owns the domain requires single sign-on, a passphrase counts for the one person named for emergencies. */
export async function passphraseGate(database: Database, email: string): Promise<PassphraseGate> {
  const domain = domainOfEmail(email);
  const found = domain === undefined ? undefined : await findDomainSignIn(database, domain);
  if (found?.state !== "required") return { isOpenTo: () => true, organizationId: undefined };
  return { isOpenTo: (userId) => userId === found.breakGlassUserId, organizationId: found.organizationId };
}

interface LocalSignIn {
  readonly user: { readonly id: string; readonly name: string };
  readonly from: RequestOrigin;
  readonly method?: "passphrase" | "passkey";
}

/** Notes a sign-in with a passphrase or a passkey in every organisation that it opens; where single sign-on is required it was an emergency. */
export async function auditLocalSignIn(database: Database, { user, from, method = "passphrase" }: LocalSignIn): Promise<void> {
  const actor = { kind: "user" as const, id: user.id, name: user.name, from };
  const opened = await listMembershipsOfUser(database, { userId: user.id, organizationId: null, method });
  for (const { organizationId } of opened) {
    const connection = await findSsoConnection(database, organizationId);
    await auditSignIn(database, [organizationId], { actor, method, isBreakGlass: connection?.state === "required" });
  }
}

/** Notes a wrong passphrase of a known person in every organisation that the right one would have opened. */
export async function auditWrongPassphrase(
  database: Database,
  { userId, from }: { readonly userId: string; readonly from: RequestOrigin },
): Promise<void> {
  const opened = await listMembershipsOfUser(database, { userId, organizationId: null, method: "passphrase" });
  for (const { organizationId } of opened) {
    const refusal = { method: "passphrase" as const, code: "WRONG-PASSPHRASE", reason: "The passphrase was wrong.", from };
    await auditRefusedSignIn(database, organizationId, refusal);
  }
}

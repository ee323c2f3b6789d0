import { randomBytes } from "node:crypto";
import { sha256Hex } from "@zerolake/resources";
import type { Database } from "../database.ts";
import type { SignInTransaction } from "../generated/client.ts";
import { requireConnection } from "./sso-connection.ts";
import { SSO_PROTOCOLS, type SsoProtocol } from "./sso-settings.ts";

/** Time to sign in at the provider, second factor included. */
const WAY_MINUTES = 15;
/** From the provider's answer to the session: one redirect. */
const TICKET_MINUTES = 2;
const TICKET_BYTES = 32;

export interface NewTransaction {
  readonly connectionId: string;
  readonly purpose: "signIn" | "test";
  /** `state` of OIDC, relay state of SAML; only its digest is kept. */
  readonly state: string;
  readonly nonce?: string;
  readonly codeVerifier?: string;
  readonly requestId?: string;
  /** The mark that the browser carries; only its digest is kept. */
  readonly browser: string;
  readonly target: string;
  readonly startedById?: string;
}

/** Notes that somebody was sent to the provider, and forgets who never came back. */
export async function beginSignIn(db: Database, organizationId: string, input: NewTransaction): Promise<void> {
  const { state, browser, ...columns } = input;
  await requireConnection(db.prisma, organizationId, input.connectionId);
  await db.prisma.signInTransaction.deleteMany({ where: { organizationId, expiresAt: { lt: new Date(Date.now() - 3_600_000) } } });
  await db.prisma.signInTransaction.create({
    data: { organizationId, ...columns, stateHash: sha256Hex(state), browserHash: sha256Hex(browser), expiresAt: inMinutes(WAY_MINUTES) },
  });
}

/** The transaction that an answer belongs to, once: the second answer with the same state finds nothing. */
export async function answerSignIn(
  db: Database,
  organizationId: string,
  { connectionId, state }: { readonly connectionId: string; readonly state: string },
): Promise<SignInTransaction | undefined> {
  const [row] = await db.prisma.signInTransaction.updateManyAndReturn({
    where: { organizationId, connectionId, stateHash: sha256Hex(state), answeredAt: null, expiresAt: { gt: new Date() } },
    data: { answeredAt: new Date() },
  });
  return row;
}

/** Whether this browser is the one that began. */
export function isBrowserOf({ browserHash }: Pick<SignInTransaction, "browserHash">, browser: string | undefined): boolean {
  return browserHash === null || (browser !== undefined && sha256Hex(browser) === browserHash);
}

/** Keeps an assertion's id; false when it was there already. */
export async function takeAssertion(
  db: Database,
  organizationId: string,
  { connectionId, assertionId, expiresAt }: { readonly connectionId: string; readonly assertionId: string; readonly expiresAt: Date },
): Promise<boolean> {
  await requireConnection(db.prisma, organizationId, connectionId);
  await db.prisma.usedAssertion.deleteMany({ where: { organizationId, expiresAt: { lt: new Date() } } });
  const { count } = await db.prisma.usedAssertion.createMany({
    data: [{ organizationId, connectionId, assertionId, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

interface TicketFor {
  readonly connectionId: string;
  readonly userId: string;
  /** Absent where the provider began. */
  readonly transactionId?: string | undefined;
  readonly target: string;
}

/** The secret with which next-auth opens the session, once and soon. */
export async function issueTicket(db: Database, organizationId: string, input: TicketFor): Promise<string> {
  const { connectionId, userId, transactionId, target } = input;
  await requireConnection(db.prisma, organizationId, connectionId);
  const ticket = randomBytes(TICKET_BYTES).toString("base64url");
  const data = { userId, ticketHash: sha256Hex(ticket), expiresAt: inMinutes(TICKET_MINUTES) };
  if (transactionId === undefined) {
    const answeredAt = new Date();
    await db.prisma.signInTransaction.create({
      data: { organizationId, connectionId, purpose: "signIn", target, answeredAt, ...data },
    });
  } else await db.prisma.signInTransaction.updateMany({ where: { id: transactionId, organizationId, connectionId }, data });
  return ticket;
}

export interface RedeemedTicket {
  readonly organizationId: string;
  readonly userId: string;
  readonly protocol: SsoProtocol;
  readonly target: string;
}

/** What a ticket stands for: once, in the browser that began, while the person is a member and single sign-on is on. */
export async function redeemTicket(
  db: Database,
  { ticket, browser }: { readonly ticket: string; readonly browser: string | undefined },
): Promise<RedeemedTicket | undefined> {
  const { rows } = await db.pool.query<{ organizationId: string; userId: string; protocol: string; target: string }>(
    `UPDATE sign_in_transaction t SET redeemed_at = now()
     FROM sso_connection c, membership m, "user" u
     WHERE t.ticket_hash = $1 AND t.redeemed_at IS NULL AND t.expires_at > now() AND t.purpose = 'signIn'
       AND (t.browser_hash IS NULL OR t.browser_hash = $2)
       AND c.id = t.connection_id AND c.state <> 'off'
       AND m.organization_id = t.organization_id AND m.user_id = t.user_id AND m.deactivated_at IS NULL
       AND u.id = t.user_id AND u.disabled_at IS NULL
     RETURNING t.organization_id AS "organizationId", t.user_id AS "userId", c.protocol, t.target`,
    [sha256Hex(ticket), browser === undefined ? null : sha256Hex(browser)],
  );
  const [row] = rows;
  const protocol = SSO_PROTOCOLS.find((known) => known === row?.protocol);
  return row && protocol ? { ...row, protocol } : undefined;
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { SERVICE } from "../tokens/service-accounts.ts";
import { changedMeanwhile, lockConnection, ssoTarget, viewOf } from "./sso-connection.ts";
import type { SsoState } from "./sso-settings.ts";

export interface PersonName {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Members who have never come in through the provider, by name: whom a required single sign-on would lock out. */
export async function listWithoutIdentity(db: Database, organizationId: string): Promise<PersonName[]> {
  const rows = await db.prisma.membership.findMany({
    where: { organizationId, deactivatedAt: null, source: { not: SERVICE }, user: { identities: { none: { organizationId } } } },
    select: { userId: true, user: { select: { name: true, email: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ userId, user }) => ({ userId, ...user }));
}

/** Owners with a passphrase: who can come in when the provider cannot. */
export async function listBreakGlassCandidates(db: Database, organizationId: string): Promise<PersonName[]> {
  const rows = await db.prisma.membership.findMany({
    where: breakGlassCandidates(organizationId),
    select: { userId: true, user: { select: { name: true, email: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ userId, user }) => ({ userId, ...user }));
}

interface WantedState {
  readonly state: SsoState;
  /** The owner who may still use a passphrase; needed where single sign-on is required. */
  readonly breakGlassUserId: string | null;
  readonly revision: number;
  readonly actor: Actor;
}

/** Required only after a test of these very settings, a verified domain, and with an owner who can come in without the provider. */
export async function setSsoState(db: Database, organizationId: string, input: WantedState): Promise<void> {
  const { state, breakGlassUserId, revision, actor } = input;
  await db.prisma.$transaction(async (tx) => {
    const before = await lockConnection(tx, organizationId);
    if (!before) throw notFound("connection");
    if (before.revision !== revision) throw changedMeanwhile();
    if (breakGlassUserId !== null) await requireCandidate(tx, organizationId, breakGlassUserId);
    if (state !== "off") await requireDomain(tx, organizationId);
    if (state === "required") {
      const { test } = viewOf(before);
      if (!test?.isPassed || !test.isCurrent) throw notTested();
      if (breakGlassUserId === null) throw nobodyNamed();
    }
    const after = await tx.ssoConnection.update({ where: { organizationId }, data: { state, breakGlassUserId } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "sso.setState",
      target: ssoTarget(after),
      before: { state: before.state, breakGlassUserId: before.breakGlassUserId },
      after: { state, breakGlassUserId },
    });
  });
}

function breakGlassCandidates(organizationId: string) {
  return { organizationId, role: "owner", deactivatedAt: null, user: { passwordHash: { not: null }, disabledAt: null } };
}

async function requireCandidate(tx: Transaction, organizationId: string, userId: string): Promise<void> {
  if (await tx.membership.findFirst({ where: { ...breakGlassCandidates(organizationId), userId } })) return;
  throw new AppError("invalid", {
    message: "The person for emergencies has to be an owner with a passphrase.",
    hint: "Choose an owner who has a local account.",
  });
}

async function requireDomain(tx: Transaction, organizationId: string): Promise<void> {
  if (await tx.verifiedDomain.findFirst({ where: { organizationId, verifiedAt: { not: null } } })) return;
  throw new AppError("blocked", {
    message: "No domain of this organisation is verified, so nobody could be recognised by their e-mail address.",
    hint: "Verify a domain first.",
  });
}

function notTested(): AppError {
  return new AppError("blocked", {
    message: "These settings have not passed a test sign-in, so requiring them could lock everybody out.",
    hint: "Test the sign-in, then require it.",
  });
}

function nobodyNamed(): AppError {
  return new AppError("blocked", {
    message: "Nobody could come in while the identity provider is away.",
    hint: "Name an owner who may still sign in with a passphrase.",
  });
}

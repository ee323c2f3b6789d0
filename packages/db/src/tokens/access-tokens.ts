import { type Bounds, type Permission, type Role, TOKEN_DAYS_MAX } from "@zerolake/access";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { AccessToken } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { newToken } from "../people/one-time-token.ts";
import { storedPermitsSchema, TOKEN_PREFIX } from "./live-token.ts";

/** More than anybody needs, few enough to be looked through. */
const TOKENS_MAX = 50;
const DAY_MS = 86_400_000;
const ENDING_LENGTH = 4;

type Person = Actor & { readonly id: string };

export interface TokenView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly ending: string;
  readonly permits: Role | readonly Permission[];
  readonly project: { readonly slug: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}

/** Those that are good, and those that ended by themselves within a month; newest first. Of one account, or of all. */
export async function listTokens(
  db: Database,
  organizationId: string,
  { userId }: { readonly userId?: string } = {},
): Promise<TokenView[]> {
  const rows = await db.prisma.accessToken.findMany({
    where: {
      organizationId,
      revokedAt: null,
      expiresAt: { gt: new Date(Date.now() - 30 * DAY_MS) },
      ...(userId === undefined ? {} : { userId }),
    },
    include: { project: { select: { slug: true, name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, userId: of, name, ending, permits, project, createdAt, expiresAt, lastUsedAt, lastUsedAddress }) => ({
    id,
    userId: of,
    name,
    ending,
    permits: storedPermitsSchema.parse(permits),
    project,
    createdAt,
    expiresAt,
    lastUsedAt,
    lastUsedFrom: lastUsedAddress,
  }));
}

export interface NewAccessToken {
  /** Whose rights it borrows. */
  readonly userId: string;
  readonly name: string;
  /** The project is an id. */
  readonly bounds: Bounds;
  readonly days: number;
  readonly actor: Person;
}

/** Makes a token. It is in the answer and nowhere else: only its hash is kept. */
export async function createToken(
  db: Database,
  organizationId: string,
  { userId, name, bounds, days, actor }: NewAccessToken,
): Promise<{ readonly id: string; readonly token: string }> {
  const fresh = newToken(TOKEN_PREFIX);
  return db.prisma.$transaction(async (tx) => {
    const expiresAt = await endAfter(tx, days);
    await requireOwn(tx, organizationId, { userId, bounds });
    const data = { organizationId, userId, createdById: actor.id, name, hash: fresh.hash, ending: fresh.token.slice(-ENDING_LENGTH) };
    const row = await tx.accessToken.create({
      data: { ...data, permits: toJson(bounds.permits), projectId: bounds.project ?? null, expiresAt },
    });
    await appendAudit(tx, organizationId, { actor, action: "token.create", target: targetOf(row), after: shown(row) });
    return { id: row.id, token: fresh.token };
  });
}

export interface TokenChange {
  readonly tokenId: string;
  /** Only if it is of this account; absent: whosever it is. */
  readonly userId?: string;
  readonly actor: Person;
}

/** Lets it live so many days from now. One that has ended stays so. */
export async function extendToken(
  db: Database,
  organizationId: string,
  { days, ...change }: TokenChange & { readonly days: number },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await holdToken(tx, organizationId, change);
    const expiresAt = await endAfter(tx, days);
    if (before.expiresAt <= (await databaseNow(tx)))
      throw new AppError("blocked", { message: "This token has ended.", hint: "Create another one." });
    await tx.accessToken.updateMany({ where: { id: before.id, organizationId }, data: { expiresAt, endToldAt: null } });
    const record = { before: { expiresAt: before.expiresAt }, after: { expiresAt } };
    await appendAudit(tx, organizationId, { actor: change.actor, action: "token.extend", target: targetOf(before), ...record });
  });
}

/** Ends it at once. Tell `session:<id>` afterwards, for streams that it holds open. */
export async function revokeToken(db: Database, organizationId: string, change: TokenChange): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await holdToken(tx, organizationId, change);
    await tx.accessToken.updateMany({ where: { id: before.id, organizationId }, data: { revokedAt: await databaseNow(tx) } });
    await appendAudit(tx, organizationId, { actor: change.actor, action: "token.revoke", target: targetOf(before), before: shown(before) });
  });
}

async function holdToken(tx: Transaction, organizationId: string, { tokenId, userId }: TokenChange): Promise<AccessToken> {
  const found = await tx.accessToken.findFirst({
    where: { id: tokenId, organizationId, revokedAt: null, ...(userId === undefined ? {} : { userId }) },
  });
  if (!found) throw notFound("token");
  return found;
}

async function requireOwn(
  tx: Transaction,
  organizationId: string,
  { userId, bounds }: Pick<NewAccessToken, "userId" | "bounds">,
): Promise<void> {
  const member = await tx.membership.findFirst({ where: { organizationId, userId, deactivatedAt: null }, select: { userId: true } });
  if (!member) throw notFound("member");
  if (bounds.project !== undefined && (await tx.project.count({ where: { id: bounds.project, organizationId } })) === 0)
    throw notFound("project");
  const count = await tx.accessToken.count({ where: { organizationId, userId, revokedAt: null, expiresAt: { gt: new Date() } } });
  if (count >= TOKENS_MAX)
    throw new AppError("blocked", { message: `There are ${count} tokens already.`, hint: "Revoke those that nobody needs any more." });
}

async function endAfter(tx: Transaction, days: number): Promise<Date> {
  if (!Number.isInteger(days) || days < 1 || days > TOKEN_DAYS_MAX)
    throw new AppError("invalid", {
      message: `A token cannot live for ${days} days.`,
      hint: `Choose a whole number of days from 1 to ${TOKEN_DAYS_MAX}.`,
    });
  return new Date((await databaseNow(tx)).getTime() + days * DAY_MS);
}

function targetOf({ id, name }: Pick<AccessToken, "id" | "name">) {
  return { type: "token", id, name };
}

function shown({ userId, permits, projectId, expiresAt }: AccessToken) {
  return { userId, permits, projectId, expiresAt };
}

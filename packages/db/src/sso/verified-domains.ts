import { randomBytes } from "node:crypto";
import { domainToASCII } from "node:url";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { VerifiedDomain } from "../generated/client.ts";
import { type SsoProtocol, type SsoState, ssoSettingsSchema } from "./sso-settings.ts";

const TOKEN_BYTES = 20;
const DOMAINS_MAX = 50;
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The domain in the form in which it is compared; `undefined` for what is none. */
export function normalizeDomain(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/\.$/, "");
  // The conversion leaves out what stands behind a slash, as if it were an address of the web.
  if (!NAME_CHARACTERS.test(name)) return undefined;
  const ascii = domainToASCII(name);
  return DOMAIN_NAME.test(ascii) ? ascii : undefined;
}

export function domainOfEmail(email: string): string | undefined {
  const at = email.lastIndexOf("@");
  return at < 1 ? undefined : normalizeDomain(email.slice(at + 1));
}

/** By name. */
export function listVerifiedDomains(db: Database, organizationId: string): Promise<VerifiedDomain[]> {
  return db.prisma.verifiedDomain.findMany({ where: { organizationId }, orderBy: { domain: "asc" } });
}

/** Notes a domain that is to be verified. That somebody else has it is told only when it is verified, and not by whom. */
export async function addDomain(
  db: Database,
  organizationId: string,
  { domain: text, actor }: { readonly domain: string; readonly actor: Actor },
): Promise<VerifiedDomain> {
  const domain = normalizeDomain(text);
  if (!domain) throw new AppError("invalid", { message: `“${text}” is no domain.`, hint: "Write it like acme.example." });
  return db.prisma.$transaction(async (tx) => {
    const known = await tx.verifiedDomain.findFirst({ where: { organizationId, domain } });
    if (known) return known;
    if ((await tx.verifiedDomain.count({ where: { organizationId } })) >= DOMAINS_MAX) {
      throw new AppError("blocked", { message: `An organisation has at most ${DOMAINS_MAX} domains.`, hint: "Remove one first." });
    }
    const token = `zerolake-domain=${randomBytes(TOKEN_BYTES).toString("hex")}`;
    const row = await tx.verifiedDomain.create({ data: { organizationId, domain, token } });
    await appendAudit(tx, organizationId, { actor, action: "domain.add", target: targetOf(row) });
    return row;
  });
}

/** Makes the domain the organisation's own; the first to show it wins. */
export async function verifyDomain(
  db: Database,
  organizationId: string,
  { domainId, by, actor }: { readonly domainId: string; readonly by: "dns" | "operator"; readonly actor: Actor },
): Promise<void> {
  try {
    await db.prisma.$transaction(async (tx) => {
      const row = await tx.verifiedDomain.findFirst({ where: { id: domainId, organizationId } });
      if (!row) throw notFound("domain");
      if (row.verifiedAt) return;
      await tx.verifiedDomain.update({ where: { id: domainId, organizationId }, data: { verifiedAt: new Date(), verifiedBy: by } });
      await appendAudit(tx, organizationId, { actor, action: "domain.verify", target: targetOf(row), after: { by } });
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", {
      message: "Another organisation of this installation has verified this domain.",
      hint: "Ask the operator of the installation.",
      cause,
    });
  }
}

export async function getDomain(db: Database, organizationId: string, domainId: string): Promise<VerifiedDomain> {
  const row = await db.prisma.verifiedDomain.findFirst({ where: { id: domainId, organizationId } });
  if (!row) throw notFound("domain");
  return row;
}

/** Refused while single sign-on stands on it: its people would be asked for a passphrase that they do not have. */
export async function removeDomain(
  db: Database,
  organizationId: string,
  { domainId, actor }: { readonly domainId: string; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.verifiedDomain.findFirst({ where: { id: domainId, organizationId } });
    if (!row) throw notFound("domain");
    const connection = await tx.ssoConnection.findUnique({ where: { organizationId } });
    if (row.verifiedAt && connection?.state === "required") {
      throw new AppError("blocked", {
        message: `People with an address of ${row.domain} have to use single sign-on and could not come in any more.`,
        hint: "Make single sign-on optional first.",
      });
    }
    await tx.verifiedDomain.deleteMany({ where: { id: domainId, organizationId } });
    await appendAudit(tx, organizationId, { actor, action: "domain.remove", target: targetOf(row) });
  });
}

export interface DomainSignIn {
  readonly organizationId: string;
  readonly protocol: SsoProtocol;
  readonly state: Exclude<SsoState, "off">;
  /** The only person whose passphrase still counts where it is required. */
  readonly breakGlassUserId: string | null;
}

/** How people with an address of this domain sign in: through the organisation that owns it, if it has switched that on. Looks at nobody. */
export async function findDomainSignIn(db: Database, domain: string): Promise<DomainSignIn | undefined> {
  const row = await db.prisma.verifiedDomain.findFirst({
    where: { domain, verifiedAt: { not: null } },
    select: { organizationId: true, organization: { select: { ssoConnection: true } } },
  });
  const connection = row?.organization.ssoConnection;
  if (!row || !connection || (connection.state !== "optional" && connection.state !== "required")) return undefined;
  const { protocol } = ssoSettingsSchema.parse(connection.settings);
  return { organizationId: row.organizationId, protocol, state: connection.state, breakGlassUserId: connection.breakGlassUserId };
}

function targetOf({ id, domain }: VerifiedDomain) {
  return { type: "domain", id, name: domain };
}

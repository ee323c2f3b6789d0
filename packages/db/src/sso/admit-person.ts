import type { Role } from "@zerolake/access";
import { mayBeLinked } from "../accounts/proven-address.ts";
import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { User } from "../generated/client.ts";
import { requireConnection } from "./sso-connection.ts";
import { roleOfGroups, type SsoMapping } from "./sso-settings.ts";
import { domainOfEmail } from "./verified-domains.ts";

/** Somebody as their provider describes them. */
export interface ExternalPerson {
  readonly connectionId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly groups: readonly string[];
}

/** `email`: there is none; `domain`: it is in no domain of the organisation; `account`: no account here, or ended; `role`: no group gives one. */
export type AdmissionProblem = "email" | "domain" | "account" | "role";

export type Admission =
  | { readonly isAdmitted: true; readonly userId: string; readonly userName: string }
  | { readonly isAdmitted: false; readonly why: AdmissionProblem };

/** Writes under this name what nobody here did by hand. */
const BY_SSO: Actor = { kind: "installation", name: "Single sign-on" };

class Refused extends Error {
  constructor(readonly why: AdmissionProblem) {
    super(why);
  }
}

/**
 * Finds who somebody is here: by what the provider calls them, else by an e-mail address inside a domain that the organisation has
 * verified. Makes account and membership where that is wanted. Never touches the record of somebody who is known.
 */
export async function admitPerson(
  db: Database,
  organizationId: string,
  { person, mapping, from }: { readonly person: ExternalPerson; readonly mapping: SsoMapping; readonly from?: Actor["from"] },
): Promise<Admission> {
  const actor = { ...BY_SSO, ...(from ? { from } : {}) };
  const admit = () => db.prisma.$transaction((tx) => admitIn(tx, organizationId, { person, mapping, actor }));
  try {
    // Two first sign-ins of one person at once: the second finds what the first has made.
    return await admit().catch((error: unknown) => (isUniqueViolation(error) ? admit() : Promise.reject(error)));
  } catch (error) {
    if (error instanceof Refused) return { isAdmitted: false, why: error.why };
    throw error;
  }
}

interface Candidate {
  readonly person: ExternalPerson;
  readonly mapping: SsoMapping;
  readonly actor: Actor;
}

async function admitIn(tx: Transaction, organizationId: string, candidate: Candidate): Promise<Admission> {
  const { connectionId, issuer, subject } = candidate.person;
  await requireConnection(tx, organizationId, connectionId);
  const key = { connectionId_issuer_subject: { connectionId, issuer, subject } };
  const identity = await tx.externalIdentity.findUnique({ where: key, include: { user: true } });
  const user = identity?.user ?? (await userByEmail(tx, organizationId, candidate));
  if (user.disabledAt) throw new Refused("account");
  await joinIn(tx, organizationId, { ...candidate, user });
  if (identity) await tx.externalIdentity.update({ where: key, data: { lastUsedAt: new Date() } });
  else {
    await tx.externalIdentity.create({ data: { organizationId, connectionId, issuer, subject, userId: user.id } });
    const target = { type: "user", id: user.id, name: user.name };
    await appendAudit(tx, organizationId, { actor: candidate.actor, action: "identity.link", target, after: { issuer, subject } });
  }
  return { isAdmitted: true, userId: user.id, userName: user.name };
}

async function userByEmail(tx: Transaction, organizationId: string, { person, mapping }: Candidate): Promise<User> {
  const email = person.email?.trim().toLowerCase();
  if (!email) throw new Refused("email");
  const domain = domainOfEmail(email);
  const owned = domain && (await tx.verifiedDomain.findFirst({ where: { organizationId, domain, verifiedAt: { not: null } } }));
  if (!owned) throw new Refused("domain");
  const known = await tx.user.findUnique({ where: { email } });
  if (known) {
    if (!(await mayBeLinked(tx, organizationId, known))) throw new Refused("account");
    return known;
  }
  if (!mapping.isProvisioningOn) throw new Refused("account");
  return tx.user.create({ data: { email, name: person.name ?? email } });
}

/** Makes the person a member, or gives a member who came by single sign-on the role that the groups say today. */
async function joinIn(tx: Transaction, organizationId: string, joining: Candidate & { readonly user: User }): Promise<void> {
  const { person, mapping, user, actor } = joining;
  const at = { organizationId_userId: { organizationId, userId: user.id } };
  const membership = await tx.membership.findUnique({ where: at });
  if (membership?.deactivatedAt) throw new Refused("account");
  if (membership && membership.source !== "sso") return;
  if (!membership && !mapping.isProvisioningOn) throw new Refused("account");
  const role: Role | null = roleOfGroups(mapping, person.groups);
  if (role === null) throw new Refused("role");
  const target = { type: "user", id: user.id, name: user.name };
  if (!membership) {
    await tx.membership.create({ data: { organizationId, userId: user.id, role, source: "sso" } });
    await appendAudit(tx, organizationId, { actor, action: "member.join", target, after: { role, source: "sso" } });
  } else if (membership.role !== role && membership.role !== "owner") {
    await tx.membership.update({ where: at, data: { role } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "member.changeRole",
      target,
      before: { role: membership.role },
      after: { role },
    });
  }
}

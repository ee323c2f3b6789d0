import { describePerson, type PersonDescription } from "@zerolake/scim";
import type { Transaction } from "../database.ts";
import { SERVICE } from "../tokens/service-accounts.ts";
import { attributesOf } from "./scim-rows.ts";
import { isAddressVerified } from "./verified-address.ts";

interface Record {
  readonly id: string;
  readonly userId: string | null;
  readonly hasMadeAccount: boolean;
  readonly isActive: boolean;
  readonly attributes: unknown;
}

/**
 * Finds out whose account a record of SCIM is: of somebody who is a member already, or inside a verified domain of whoever has the
 * address, who gets an account if there is none. Otherwise the record waits, and no answer tells that it does.
 */
export async function linkAccount(tx: Transaction, organizationId: string, record: Record): Promise<void> {
  const person = describePerson(attributesOf(record));
  if (record.userId !== null) return refreshAccount(tx, organizationId, { ...record, userId: record.userId, person });
  if (person.email === undefined) return;
  const known = await tx.user.findUnique({
    where: { email: person.email },
    select: { id: true, memberships: { where: { organizationId } }, scimUsers: { where: { organizationId }, select: { id: true } } },
  });
  // Another record of the provider has the same address: the first keeps it.
  if (known && known.scimUsers.length > 0) return;
  const membership = known?.memberships[0];
  if (membership?.source === SERVICE) return;
  const mayJoin = record.isActive && (await isAddressVerified(tx, organizationId, person.email));
  if (!membership && !mayJoin) return;
  const user = known ?? (await tx.user.create({ data: { email: person.email, name: person.name }, select: { id: true } }));
  const keptRole = membership && membership.source !== "scim" ? membership.role : null;
  await tx.scimUser.update({ where: { id: record.id, organizationId }, data: { userId: user.id, hasMadeAccount: !known, keptRole } });
}

/** An account that SCIM has made follows its record for as long as its person is nowhere else. */
async function refreshAccount(
  tx: Transaction,
  organizationId: string,
  { userId, hasMadeAccount, person: { name, email } }: Record & { readonly userId: string; readonly person: PersonDescription },
): Promise<void> {
  if (!hasMadeAccount) return;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, memberships: { where: { organizationId: { not: organizationId } } } },
  });
  if (user.memberships.length > 0) return;
  const isMoved = email !== undefined && email !== user.email && (await isFree(tx, organizationId, email));
  if (!isMoved && name === user.name) return;
  await tx.user.update({ where: { id: userId }, data: { name, ...(isMoved ? { email, emailProvenAt: null } : {}) } });
}

async function isFree(tx: Transaction, organizationId: string, email: string): Promise<boolean> {
  if (!(await isAddressVerified(tx, organizationId, email))) return false;
  return (await tx.user.findUnique({ where: { email }, select: { id: true } })) === null;
}

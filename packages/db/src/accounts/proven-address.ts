import type { Transaction } from "../database.ts";
import type { User } from "../generated/client.ts";

/**
 * The address of the account is its person's. What was set up before, by whoever typed the address, goes: it may have been somebody else, who
 * waited for the owner of the address to come.
 */
export async function proveAddress(tx: Transaction, userId: string): Promise<void> {
  const { count } = await tx.user.updateMany({ where: { id: userId, emailProvenAt: null }, data: { emailProvenAt: new Date() } });
  if (count === 0) return;
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/**
 * Whether an organisation that owns the domain of the address may take the account for its member's. An account with a passphrase or a passkey whose
 * address nobody has proved may have been made by somebody else with that address, in order to get in beside its owner.
 */
export async function mayBeLinked(
  tx: Transaction,
  organizationId: string,
  { id: userId, passwordHash, emailProvenAt }: Pick<User, "id" | "passwordHash" | "emailProvenAt">,
): Promise<boolean> {
  if (emailProvenAt !== null) return true;
  const isMember = await tx.membership.count({ where: { organizationId, userId } });
  if (isMember > 0) return true;
  return passwordHash === null && (await tx.passkey.count({ where: { userId } })) === 0;
}

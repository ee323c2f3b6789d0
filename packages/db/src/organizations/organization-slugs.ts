import { AppError } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import { freeSlug, slugify } from "../slug.ts";

/** First parts of the console's own addresses, which no organisation may take. */
const OWN_ADDRESSES: readonly string[] = [
  "account",
  "api",
  "device",
  "favicon",
  "health",
  "help",
  "invitation",
  "invite",
  "new-organization",
  "new-passphrase",
  "operator",
  "setup",
  "sign-in",
  "sign-out",
  "static",
];

/** Made from the name, not taken by anybody now or before. */
export async function freeOrganizationSlug(tx: Transaction, name: string): Promise<string> {
  const wanted = slugify(name);
  const [now, before] = await Promise.all([
    tx.organization.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } }),
    tx.formerOrganizationSlug.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } }),
  ]);
  return freeSlug(wanted, new Set([...now, ...before].map(({ slug }) => slug).concat(OWN_ADDRESSES)));
}

/** Gives the organisation another slug; the one before goes on leading to it. Refused when it is somebody else's, or was. */
export async function takeOrganizationSlug(tx: Transaction, organizationId: string, change: { from: string; to: string }): Promise<void> {
  const holder = await tx.organization.findUnique({ where: { slug: change.to }, select: { id: true } });
  const former = await tx.formerOrganizationSlug.findUnique({ where: { slug: change.to } });
  if (OWN_ADDRESSES.includes(change.to) || holder || (former && former.organizationId !== organizationId)) {
    throw new AppError("conflict", { message: `The address “${change.to}” is taken.`, hint: "Choose another one." });
  }
  await tx.formerOrganizationSlug.deleteMany({ where: { slug: change.to, organizationId } });
  await tx.formerOrganizationSlug.create({ data: { slug: change.from, organizationId } });
}

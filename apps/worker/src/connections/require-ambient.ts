import { AMBIENT_METHODS, AppError, type ConnectionView, type Database } from "@zerolake/db";

const EVERYBODY = "*";

/**
 * Refuses a connection that would use the identity of this machine for an organisation that the operator has not named. That identity
 * belongs to the installation: whoever may use it reaches everything that trusts it.
 */
export async function requireAmbient(
  db: Database,
  { organizationId, method }: Pick<ConnectionView, "organizationId" | "method">,
  allowed: readonly string[],
): Promise<void> {
  if (!AMBIENT_METHODS.has(method) || allowed.includes(EVERYBODY)) return;
  const organization = await db.prisma.organization.findUnique({ where: { id: organizationId }, select: { slug: true } });
  if (organization && allowed.includes(organization.slug)) return;
  throw new AppError("forbidden", {
    message: "This organisation may not use the identity of the machines that workers run on.",
    hint: "Whoever operates the installation allows it with ZEROLAKE_AMBIENT_IDENTITY. Or set the connection up with web identity.",
  });
}

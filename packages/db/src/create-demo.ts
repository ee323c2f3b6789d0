import { ensureSandboxConnections, INSTALLER } from "./connections/sandbox-connections.ts";
import type { Database } from "./database.ts";
import { ensureInstallation } from "./installation.ts";
import { hashPassword, isPasswordCorrect } from "./people/password.ts";
import type { SealingKey } from "./secrets/seal.ts";
import { createSecretBox } from "./secrets/secret-box.ts";

/** What a fresh installation starts with, so that the first sign-in has something to look at. */
export const DEMO = { organization: { slug: "acme", name: "Acme" }, email: "demo@zerolake.local", userName: "Demo Owner" } as const;

/**
 * Makes the installation, the organisation Acme, its demo owner with this passphrase, and connections to the sandbox.
 * May run at every start: what exists stays, only a changed passphrase is taken over.
 */
export async function createDemo(
  db: Database,
  { masterKey, passphrase }: { masterKey: SealingKey; passphrase: string },
): Promise<{ organizationId: string; userId: string }> {
  await ensureInstallation(db, masterKey);
  const organization = await db.prisma.organization.upsert({
    where: { slug: DEMO.organization.slug },
    create: DEMO.organization,
    update: {},
  });
  const existing = await db.prisma.user.findUnique({ where: { email: DEMO.email } });
  const isCurrent = existing !== null && (await isPasswordCorrect(existing.passwordHash, passphrase));
  const passwordHash = isCurrent ? existing.passwordHash : await hashPassword(passphrase);
  const user = await db.prisma.user.upsert({
    where: { email: DEMO.email },
    create: { email: DEMO.email, name: DEMO.userName, passwordHash },
    update: { passwordHash },
  });
  const key = { organizationId: organization.id, userId: user.id };
  await db.prisma.membership.upsert({
    where: { organizationId_userId: key },
    create: { ...key, role: "owner", source: "setup" },
    update: {},
  });
  const secrets = createSecretBox(masterKey);
  await ensureSandboxConnections(db, organization.id, { createdById: user.id, actor: INSTALLER, secrets });
  return key;
}

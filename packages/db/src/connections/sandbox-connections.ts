import type { Cloud } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { SealingKey } from "../secrets/seal.ts";
import { createSecretBox, type SecretBox } from "../secrets/secret-box.ts";
import { requestConnectionTest } from "./connection-tests.ts";
import { createConnection } from "./connections.ts";

/** One connection per cloud that the sandbox speaks, each to an account of the organisation's own. */
const SANDBOXES: Readonly<Record<Cloud, { readonly name: string; readonly defaultRegion: string }>> = {
  aws: { name: "Sandbox AWS", defaultRegion: "eu-central-1" },
  azure: { name: "Sandbox Azure", defaultRegion: "westeurope" },
  gcp: { name: "Sandbox GCP", defaultRegion: "europe-west4" },
};

export const INSTALLER: Actor = { kind: "installation", name: "Zerolake" };

/**
 * Makes the sandbox connections that the organisation never had, and asks for their test, by which the first worker learns the
 * account. One that was deleted does not come back. Returns the ids of the new ones.
 */
export async function ensureSandboxConnections(
  db: Database,
  organizationId: string,
  { createdById, actor, secrets }: { createdById: string; actor: Actor; secrets: SecretBox },
): Promise<string[]> {
  const rows = await db.prisma.connection.findMany({
    where: { organizationId },
    select: { name: true, cloud: true, method: true, deletedAt: true },
  });
  const known = new Set(rows.filter(({ method }) => method === "sandbox").map(({ cloud }) => cloud));
  const names = new Set(rows.filter(({ deletedAt }) => deletedAt === null).map(({ name }) => name));
  const made: string[] = [];
  for (const [cloud, { name, defaultRegion }] of Object.entries(SANDBOXES) as [Cloud, (typeof SANDBOXES)[Cloud]][]) {
    if (known.has(cloud)) continue;
    const fields = { name: freeName(name, names), cloud, method: "sandbox" as const, defaultRegion, createdById, actor, secrets };
    const { id } = await createConnection(db, organizationId, fields);
    await requestConnectionTest(db, organizationId, id);
    made.push(id);
  }
  return made;
}

/**
 * Gives every organisation that uses the sandbox the clouds that it has learnt to speak since. May run at every start; where
 * nobody has a connection to the sandbox, there is none.
 */
export async function completeSandboxConnections(db: Database, masterKey: SealingKey): Promise<void> {
  const secrets = createSecretBox(masterKey);
  const users = await db.prisma.connection.findMany({
    where: { method: "sandbox", deletedAt: null },
    distinct: ["organizationId"],
    select: { organizationId: true, createdById: true },
  });
  for (const { organizationId, createdById } of users) {
    await ensureSandboxConnections(db, organizationId, { createdById, actor: INSTALLER, secrets });
  }
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

import { type ConnectionFacts, connectionFacts, type Database, recordConnectionFacts } from "@zerolake/db";
import { type CloudDriver, CloudRefusalError } from "@zerolake/execution";
import type { OpenCloud } from "./cloud-access.ts";

const ANSWER_LIMIT_MS = 10_000;
/** Refusals that pass by themselves; they say nothing about what the account may do. */
const PASSING: readonly string[] = ["throttled", "retryable"];

/** What the cloud tells about a connection and a plan needs. Asked once and noted, so that planning again has the same values. */
export async function askConnection(
  db: Database,
  { connection, driver, principal, workspace }: Pick<OpenCloud, "connection" | "driver" | "principal" | "workspace">,
  region: string,
): Promise<Pick<ConnectionFacts, "principal" | "zones" | "workspace">> {
  const { id: connectionId, organizationId, updatedAt } = connection;
  const { zones: known, refused, workspace: noted } = connectionFacts(connection);
  const beside = workspace === undefined ? {} : { workspace };
  // The sandbox has one workspace for all; elsewhere each environment chooses its own.
  const isShared = connection.method === "sandbox" && workspace !== undefined;
  if (isShared && workspace !== noted) await recordConnectionFacts(db, organizationId, { connectionId, updatedAt, workspace });
  const listed = known[region];
  if (listed !== undefined) return { principal, ...beside, zones: { [region]: listed } };
  // None when the account may not list them: then the compiler names them by their usual letters.
  if (refused.includes(region)) return { principal, ...beside, zones: {} };
  const zones = await listZones(driver);
  await recordConnectionFacts(db, organizationId, { connectionId, updatedAt, listing: { region, zones } });
  return { principal, ...beside, zones: zones === undefined ? {} : { [region]: [...zones] } };
}

async function listZones(driver: CloudDriver): Promise<readonly string[] | undefined> {
  try {
    return await driver.listZones({ timeLimitMs: ANSWER_LIMIT_MS });
  } catch (error) {
    if (error instanceof CloudRefusalError && !PASSING.includes(error.error.class)) return undefined;
    throw error;
  }
}

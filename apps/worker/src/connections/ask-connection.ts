import {
  AppError,
  type ConnectionFacts,
  type ConnectionView,
  connectionFacts,
  type Database,
  recordConnectionFacts,
  recordConnectionTest,
} from "@zerolake/db";
import { type CloudDriver, CloudRefusalError } from "@zerolake/execution";
import type { DriverSource } from "./driver-source.ts";
import { otherAccount } from "./other-account.ts";

const ANSWER_LIMIT_MS = 10_000;
/** Refusals that pass by themselves; they say nothing about what the account may do. */
const PASSING: readonly string[] = ["throttled", "retryable"];

interface Asking {
  readonly db: Database;
  readonly organizationId: string;
  readonly connection: ConnectionView;
  readonly driver: CloudDriver;
}

/** What the cloud tells about a connection. Asked once and noted, so that planning again has the same values. */
export async function askConnection(
  { db, drivers }: { readonly db: Database; readonly drivers: DriverSource },
  organizationId: string,
  place: { readonly connectionId: string; readonly region: string },
): Promise<{ readonly account: string; readonly facts: Pick<ConnectionFacts, "principal" | "zones"> }> {
  const { connection, driver } = await drivers.connect(organizationId, place);
  const asking = { db, organizationId, connection, driver };
  const { account, principal } = await whoDeploys(asking);
  const zones = await zonesOf(asking, place.region);
  return { account, facts: { principal, zones: { [place.region]: [...zones] } } };
}

async function whoDeploys({ db, organizationId, connection, driver }: Asking) {
  const { id: connectionId, account: known, updatedAt } = connection;
  const facts = connectionFacts(connection);
  if (known !== null && facts.principal !== undefined) return { account: known, principal: facts.principal };
  const { account, identity, principal = null } = await driver.whoAmI({ timeLimitMs: ANSWER_LIMIT_MS });
  if (known !== null && known !== account) {
    throw new AppError("blocked", { message: otherAccount(account, known), hint: "Enter them on the connection's page." });
  }
  if (known === null) await recordConnectionTest(db, organizationId, { connectionId, isPassed: true, message: identity, account });
  await recordConnectionFacts(db, organizationId, { connectionId, updatedAt, principal });
  return { account, principal };
}

/** None when the account may not list them: then the compiler names them by their usual letters. */
async function zonesOf({ db, organizationId, connection, driver }: Asking, region: string): Promise<readonly string[]> {
  const { id: connectionId, updatedAt } = connection;
  const { zones: known, refused } = connectionFacts(connection);
  const listed = known[region];
  if (listed !== undefined || refused.includes(region)) return listed ?? [];
  const zones = await listZones(driver);
  await recordConnectionFacts(db, organizationId, { connectionId, updatedAt, listing: { region, zones } });
  return zones ?? [];
}

async function listZones(driver: CloudDriver): Promise<readonly string[] | undefined> {
  try {
    return await driver.listZones({ timeLimitMs: ANSWER_LIMIT_MS });
  } catch (error) {
    if (error instanceof CloudRefusalError && !PASSING.includes(error.error.class)) return undefined;
    throw error;
  }
}

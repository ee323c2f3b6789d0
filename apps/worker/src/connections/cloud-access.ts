import {
  AppError,
  type ConnectionPurpose,
  connectionFacts,
  type Database,
  noteConnectionUse,
  recordConnectionFacts,
  recordConnectionTest,
} from "@zerolake/db";
import type { CloudDriver, CloudIdentity } from "@zerolake/execution";
import type { ConnectedCloud, DriverSource, Place } from "./driver-source.ts";
import { OtherAccountError } from "./other-account.ts";
import { provenDriver } from "./proven-driver.ts";

const ANSWER_LIMIT_MS = 10_000;

/**
 * How long a proof holds. A pair of keys belongs to one account for good, and other keys make another driver, which is proven
 * anew. This limit is for what can change under a connection that nobody edits: the machine's own identity, an account that the
 * sandbox hands out. One `GetCallerIdentity` per connection and worker in five minutes is far below any limit of the service.
 */
const PROOF_MS = 300_000;

/** A deployment opens its cloud at every turn; once a minute is exact enough for a log. */
const NOTED_EVERY_MS = 60_000;
const NOTED_MAX = 1_000;

/** A cloud that is certainly where the connection's resources are. */
export interface OpenCloud extends ConnectedCloud {
  readonly account: string;
  /** How policies name who deploys; `null` when the cloud names nobody. */
  readonly principal: string | null;
}

/** What the cloud is opened for; it stands in the connection's log. */
export interface CloudUse {
  readonly purpose: ConnectionPurpose;
  /** Id of the deployment or of the environment. */
  readonly subject: string;
}

export interface CloudAccess {
  /**
   * The way to a cloud for everything but the test of a connection. Throws `OtherAccountError` when the credentials lead to
   * another account than the recorded one; its driver proves the account again whenever the proof has become too old.
   */
  open(organizationId: string, place: Place, use: CloudUse): Promise<OpenCloud>;
}

interface Proof {
  readonly provenAtMs: number;
  readonly identity: Promise<CloudIdentity>;
}

/** Proofs belong to drivers, which hold the credentials: one per connection, version of its credentials, and worker. */
export function createCloudAccess(
  { db, drivers }: { readonly db: Database; readonly drivers: DriverSource },
  nowMs: () => number = () => performance.now(),
): CloudAccess {
  const proofs = new WeakMap<CloudDriver, Proof>();
  const noted = new Map<string, number>();

  function whoAmI(driver: CloudDriver): Promise<CloudIdentity> {
    const known = proofs.get(driver);
    if (known && nowMs() - known.provenAtMs < PROOF_MS) return known.identity;
    const identity = driver.whoAmI({ timeLimitMs: ANSWER_LIMIT_MS });
    const proof = { provenAtMs: nowMs(), identity };
    proofs.set(driver, proof);
    identity.catch(() => proofs.get(driver) === proof && proofs.delete(driver));
    return identity;
  }

  async function noteUse(organizationId: string, connectionId: string, { purpose, subject }: CloudUse): Promise<void> {
    const key = `${connectionId} ${purpose} ${subject}`;
    const notedAtMs = noted.get(key);
    if (notedAtMs !== undefined && nowMs() - notedAtMs < NOTED_EVERY_MS) return;
    if (noted.size >= NOTED_MAX) noted.clear();
    noted.set(key, nowMs());
    await noteConnectionUse(db, organizationId, { connectionId, purpose, subject });
  }

  async function requireAccount(driver: CloudDriver, expected: string): Promise<void> {
    const { account } = await whoAmI(driver);
    if (account === expected) return;
    // Keys that are put right must not have to wait.
    proofs.delete(driver);
    throw new OtherAccountError(account, expected);
  }

  return {
    async open(organizationId, place, use) {
      const cloud = await drivers.connect(organizationId, place);
      await noteUse(organizationId, place.connectionId, use);
      const { connection, driver } = cloud;
      const told = await whoAmI(driver);
      const account = connection.account ?? (await noteAccount(db, cloud, told));
      await requireAccount(driver, account).catch((error: unknown) => noteRefusal(db, cloud, error));
      const principal = await principalOf(db, cloud, told);
      return { ...cloud, account, principal, driver: provenDriver(driver, () => requireAccount(driver, account)) };
    },
  };
}

/** The first account that is seen is the connection's. */
async function noteAccount(db: Database, { connection }: ConnectedCloud, { account, identity }: CloudIdentity): Promise<string> {
  const { id: connectionId, organizationId, updatedAt } = connection;
  const isNoted = await recordConnectionTest(db, organizationId, { connectionId, updatedAt, isPassed: true, message: identity, account });
  if (isNoted) return account;
  throw new AppError("conflict", { message: "The connection was changed while its account was asked for." });
}

/** Also said on the connection's page, where it can be put right. */
async function noteRefusal(db: Database, { connection }: ConnectedCloud, error: unknown): Promise<never> {
  if (error instanceof OtherAccountError) {
    const { id: connectionId, organizationId, updatedAt } = connection;
    await recordConnectionTest(db, organizationId, { connectionId, updatedAt, isPassed: false, message: error.message });
  }
  throw error;
}

/** Who deploys stays as it was first told, so that planning again has the same value. */
async function principalOf(db: Database, { connection }: ConnectedCloud, told: CloudIdentity): Promise<string | null> {
  const known = connectionFacts(connection).principal;
  if (known !== undefined) return known;
  const { id: connectionId, organizationId, updatedAt } = connection;
  const principal = told.principal ?? null;
  await recordConnectionFacts(db, organizationId, { connectionId, updatedAt, principal });
  return principal;
}

import { HOLDING_STATES } from "@zerolake/execution";
import type { Cloud } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { type ConnectionMethod, Prisma } from "../generated/client.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import { type CloudCredentials, type ConnectionView, cloudOf, sealCredentials } from "./connection-credentials.ts";
import { connectionFacts } from "./connection-facts.ts";
import { refuseTakenName, requireOwnAccess, shown, targetOf } from "./connection-rules.ts";
import { type ConnectionTrust, trustColumn } from "./connection-trust.ts";

/** How a cloud is reached with a key. */
const KEY_METHODS: Readonly<Record<Cloud, ConnectionMethod>> = { aws: "accessKey", azure: "clientSecret", gcp: "serviceAccountKey" };

export interface ChangedConnection {
  readonly name?: string;
  readonly defaultRegion?: string;
  /** A key, in the place of another one or of an agreement. */
  readonly credentials?: CloudCredentials;
  /** An agreement takes the place of a key, which is forgotten. */
  readonly trust?: ConnectionTrust;
}

/** Changes what is given. New credentials forget the last test, and the account unless something is deployed there. */
export async function updateConnection(
  db: Database,
  organizationId: string,
  input: ChangedConnection & { connectionId: string; secrets: SecretBox; actor: Actor },
): Promise<ConnectionView> {
  const { connectionId, name, defaultRegion, credentials, trust, secrets, actor } = input;
  return refuseTakenName(name ?? "", () =>
    db.prisma.$transaction(async (tx) => {
      const before = await tx.connection.findFirst({
        where: { id: connectionId, organizationId, deletedAt: null },
        omit: { credentialsSealed: true },
      });
      if (!before) throw notFound("connection");
      requireOwnAccess(before.cloud, { credentials, trust });
      const access = credentials
        ? {
            ...(before.trust === null ? {} : { method: KEY_METHODS[cloudOf(credentials)], trust: Prisma.DbNull }),
            credentialsSealed: await sealCredentials(tx, organizationId, { connectionId, credentials, secrets }),
          }
        : trust && { method: trust.method, trust: trustColumn(trust), credentialsSealed: null };
      const renewed = access && {
        ...access,
        // What is deployed stays in its account and zones: other keys must lead there, which is proven before they are used.
        ...((await isBound(tx, organizationId, connectionId))
          ? { facts: { zones: connectionFacts(before).zones } }
          : { account: null, facts: {} }),
        testedAt: null,
        isTestPassed: null,
        testMessage: null,
        testChecks: [],
      };
      const after = await tx.connection.update({
        where: { id: connectionId, organizationId },
        data: { ...(name === undefined ? {} : { name }), ...(defaultRegion === undefined ? {} : { defaultRegion }), ...renewed },
        omit: { credentialsSealed: true },
      });
      const change = { before: shown(before), after: { ...shown(after), hasNewCredentials: renewed !== undefined } };
      await appendAudit(tx, organizationId, { actor, action: "connection.update", target: targetOf(after), ...change });
      return after;
    }),
  );
}

/** Something is deployed over it, is about to be, or may be: a call whose end nobody saw. */
async function isBound(tx: Transaction, organizationId: string, connectionId: string): Promise<boolean> {
  const environment = { connectionId, organizationId, deletedAt: null };
  const recorded = await tx.recordedResource.findFirst({ where: { environment }, select: { address: true } });
  if (recorded) return true;
  const running = await tx.deployment.findFirst({ where: { environment, state: { in: [...HOLDING_STATES] } }, select: { id: true } });
  if (running) return true;
  const unseen = await tx.journalEntry.findFirst({
    where: { deployment: { environment }, state: { in: ["intended", "accepted", "uncertain"] } },
    select: { id: true },
  });
  return unseen !== null;
}

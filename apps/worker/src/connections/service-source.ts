import { type Database, openServiceConnection, type SecretBox, type ServiceConnectionView } from "@zerolake/db";
import { createConfluentDriver, createDatabricksDriver, type SecretSafe, type ServiceDriver } from "@zerolake/drivers";

/** An account at a service as it is stored, and the way to it. */
export interface ConnectedService {
  readonly connection: ServiceConnectionView;
  readonly driver: ServiceDriver;
}

export interface ServiceSource {
  /** Throws `notFound` for an account of another organisation, or one that was removed. */
  connect(organizationId: string, connectionId: string): Promise<ConnectedService>;
}

export interface ServiceSourceInput {
  readonly db: Database;
  readonly secrets: SecretBox;
  /** An address instead of the services' own, such as the sandbox's in tests. */
  readonly endpoint?: string;
}

/** A look keeps no texts anywhere. */
const NOWHERE: SecretSafe = {
  read: () => Promise.resolve(undefined),
  write: (place) => Promise.reject(new Error(`Nothing is kept in ${place} while an account is looked at.`)),
};

/** The way to accounts at services by themselves, without an environment; credentials are opened only here. */
export function createServiceSource({ db, secrets, endpoint }: ServiceSourceInput): ServiceSource {
  const address = endpoint === undefined ? {} : { endpoint };
  return {
    async connect(organizationId, connectionId) {
      const { connection, credentials } = await openServiceConnection(db, organizationId, { connectionId, secrets });
      const driver =
        "workspace" in credentials
          ? createDatabricksDriver({ credentials, ...address })
          : createConfluentDriver({ credentials, safe: NOWHERE, ...address });
      return { connection, driver };
    },
  };
}

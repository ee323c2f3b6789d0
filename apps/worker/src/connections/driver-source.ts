import { type ConnectionView, type Database, openConnection, openEnvironmentServices, type SecretBox } from "@zerolake/db";
import type { ArtefactSource } from "@zerolake/drivers";
import { createRateLimiter, type LimitSettings, type RateLimiter } from "@zerolake/execution";
import type { Configuration } from "../configuration.ts";
import type { IdentityTokens } from "../identity/worker-identity.ts";
import { limitsOf } from "./connection-limits.ts";
import { type OpenedDriver, openDriver } from "./open-driver.ts";
import { servicesOf } from "./open-services.ts";
import { requireAmbient } from "./require-ambient.ts";

/** A cloud as a connection reaches it. Runs over the same connection share driver and rate limiter. */
export interface ConnectedCloud extends OpenedDriver {
  readonly connection: ConnectionView;
  readonly limits: LimitSettings;
  readonly rate: RateLimiter;
}

export interface Place {
  /** The environment, whose accounts at services stand beside the cloud; without one only the sandbox has any. */
  readonly id?: string;
  readonly connectionId: string;
  readonly region: string;
}

export interface DriverSource {
  /** Whatever account the credentials lead to (see `CloudAccess`). Other credentials make another driver object. */
  connect(organizationId: string, place: Place): Promise<ConnectedCloud>;
}

export interface DriverSourceInput {
  readonly db: Database;
  readonly secrets: SecretBox;
  readonly artefacts: ArtefactSource;
  readonly sandbox: Configuration["sandbox"];
  readonly identity: IdentityTokens;
  readonly cloudsUrl?: string | undefined;
  /** Organisations whose connections may use the identity of this machine. */
  readonly ambientIdentityFor?: readonly string[];
}

const NOTHING_BESIDE = { credentials: [], mark: "" };

/** Opens credentials only here. What was made is kept until the connection is changed. */
export function createDriverSource(input: DriverSourceInput): DriverSource {
  const made = new Map<string, ConnectedCloud>();
  return {
    async connect(organizationId, { id: environmentId, connectionId, region }) {
      const { db, secrets } = input;
      const { connection, credentials } = await openConnection(db, organizationId, { connectionId, secrets });
      await requireAmbient(db, connection, input.ambientIdentityFor ?? []);
      const beside =
        environmentId === undefined ? NOTHING_BESIDE : await openEnvironmentServices(db, organizationId, { environmentId, secrets });
      const slot = `${connectionId} ${region} ${beside.mark}`;
      const known = made.get(slot);
      if (known?.connection.updatedAt.getTime() === connection.updatedAt.getTime()) return { ...known, connection };
      const limits = limitsOf(connection);
      const { artefacts, sandbox, identity, cloudsUrl } = input;
      const opened = await openDriver(connection, credentials, {
        region,
        limits,
        artefacts,
        sandbox,
        identity,
        cloudsUrl,
        services: servicesOf(beside.credentials),
      });
      const cloud = { connection, ...opened, limits, rate: createRateLimiter(limits) };
      made.set(slot, cloud);
      return cloud;
    },
  };
}

import { AppError, type AwsCredentials, type ConnectionView, type Database, openConnection, type SecretBox } from "@zerolake/db";
import { type ArtefactSource, createAwsDriver } from "@zerolake/drivers";
import { type CloudDriver, createRateLimiter, type LimitSettings, type RateLimiter } from "@zerolake/execution";
import type { Configuration } from "../configuration.ts";
import { limitsOf } from "./connection-limits.ts";
import { openSandboxAccount } from "./sandbox-account.ts";

/** A cloud as a connection reaches it. Runs over the same connection share driver and rate limiter. */
export interface ConnectedCloud {
  readonly connection: ConnectionView;
  readonly driver: CloudDriver;
  readonly limits: LimitSettings;
  readonly rate: RateLimiter;
}

export interface Place {
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
}

/** Opens credentials only here. What was made is kept until the connection is changed. */
export function createDriverSource(input: DriverSourceInput): DriverSource {
  const made = new Map<string, ConnectedCloud>();
  return {
    async connect(organizationId, { connectionId, region }) {
      const { connection, credentials } = await openConnection(input.db, organizationId, { connectionId, secrets: input.secrets });
      const slot = `${connectionId} ${region}`;
      const known = made.get(slot);
      if (known?.connection.updatedAt.getTime() === connection.updatedAt.getTime()) return { ...known, connection };
      const limits = limitsOf(connection);
      const reach = await reachOf(connection, credentials, input.sandbox);
      const driver = createAwsDriver({
        ...reach,
        region,
        artefacts: input.artefacts,
        limits: { callsInFlight: limits.callsInFlightMax },
      });
      const cloud = { connection, driver, limits, rate: createRateLimiter(limits) };
      made.set(slot, cloud);
      return cloud;
    },
  };
}

async function reachOf(
  connection: ConnectionView,
  credentials: AwsCredentials | undefined,
  sandbox: DriverSourceInput["sandbox"],
): Promise<{ credentials: AwsCredentials; endpoint?: string }> {
  if (connection.method === "sandbox") {
    if (sandbox === undefined) {
      throw new AppError("unavailable", {
        message: "This installation runs no sandbox.",
        hint: "Set SANDBOX_URL, or use a connection to a cloud.",
      });
    }
    return { credentials: await openSandboxAccount(sandbox, connection.organizationId), endpoint: sandbox.url };
  }
  if (credentials === undefined) {
    throw new AppError("invalid", {
      message: `The connection "${connection.name}" has no credentials.`,
      hint: "Enter them on the connection's page.",
    });
  }
  return { credentials };
}

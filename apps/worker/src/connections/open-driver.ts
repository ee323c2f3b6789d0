import { AppError, type CloudCredentials, type ConnectionView, connectionTrust } from "@zerolake/db";
import {
  type ArtefactSource,
  composeDrivers,
  createAwsDriver,
  createAzureDriver,
  createGoogleDriver,
  type SecretSafe,
} from "@zerolake/drivers";
import type { CloudDriver, LimitSettings } from "@zerolake/execution";
import { secretsIn } from "@zerolake/resources";
import type { Configuration } from "../configuration.ts";
import type { IdentityTokens } from "../identity/worker-identity.ts";
import { type CloudKeys, keysOfCredentials, keysOfTrust } from "./cloud-keys.ts";
import { hidingDriver } from "./hiding-driver.ts";
import { openServices, type ServiceCredentials, sandboxServices } from "./open-services.ts";
import { openSandboxAccount, openSandboxProject, openSandboxSubscription } from "./sandbox-account.ts";

interface Surroundings {
  readonly region: string;
  readonly limits: LimitSettings;
  readonly artefacts: ArtefactSource;
  readonly sandbox: Configuration["sandbox"];
  /** What we prove ourselves with where no key is stored. */
  readonly identity: IdentityTokens;
  /** An address in the place of the clouds' own. */
  readonly cloudsUrl?: string | undefined;
  /** What the environment signs in with beside its cloud; the sandbox hands out its own. */
  readonly services?: ServiceCredentials;
}

/** What matters of a connection here. */
type Reached = Pick<ConnectionView, "id" | "cloud" | "method" | "name" | "organizationId" | "trust">;

/** What everything over a connection goes through. */
export interface OpenedDriver {
  readonly driver: CloudDriver;
  /** Host of the Databricks workspace that stands beside the cloud. */
  readonly workspace?: string;
}

/** The driver of a connection's cloud and of the services beside it, with the connection's credentials or those that the sandbox hands out. */
export async function openDriver(
  connection: Reached,
  credentials: CloudCredentials | undefined,
  around: Surroundings,
): Promise<OpenedDriver> {
  const { keys: cloud, endpoint, services = around.services ?? {} } = await reachOf(connection, credentials, around);
  const address = endpoint === undefined ? {} : { endpoint };
  const { driver, safe } = cloudDriver(cloud, around, address);
  const beside = openServices({ services, cloud, safe, artefacts: around.artefacts, ...address });
  const workspace = services.databricks?.workspace;
  const secrets = secretsIn(["credentials" in cloud ? cloud.credentials : cloud.identity, ...Object.values(services)]);
  return { driver: hidingDriver(composeDrivers(driver, beside), secrets), ...(workspace === undefined ? {} : { workspace }) };
}

function cloudDriver(
  keys: CloudKeys,
  { region, artefacts, limits }: Surroundings,
  address: { readonly endpoint?: string },
): { readonly driver: CloudDriver; readonly safe: SecretSafe } {
  const place = { ...address, region, artefacts };
  switch (keys.cloud) {
    case "aws": {
      const driver = createAwsDriver({ ...place, credentials: keys.credentials, limits: { callsInFlight: limits.callsInFlightMax } });
      return { driver, safe: driver.safe };
    }
    case "gcp": {
      const driver = createGoogleDriver({ ...place, project: keys.project, identity: keys.identity });
      return { driver, safe: driver.safe };
    }
    case "azure": {
      const driver = createAzureDriver({ ...place, subscription: keys.subscription, credentials: keys.credentials });
      return { driver, safe: driver.safe };
    }
  }
}

interface Reach {
  readonly keys: CloudKeys;
  readonly endpoint?: string;
  readonly services?: ServiceCredentials;
}

async function reachOf(
  connection: Reached,
  credentials: CloudCredentials | undefined,
  { sandbox, identity, cloudsUrl }: Surroundings,
): Promise<Reach> {
  if (connection.method === "sandbox") {
    if (sandbox === undefined) {
      throw new AppError("unavailable", {
        message: "This installation runs no sandbox.",
        hint: "Set SANDBOX_URL, or use a connection to a cloud.",
      });
    }
    const [opened, services] = await Promise.all([
      openerOf(connection.cloud)(sandbox, connection.organizationId),
      sandboxServices(sandbox, connection.organizationId),
    ]);
    return { keys: keysOfCredentials(opened), endpoint: sandbox.url, services };
  }
  const endpoint = cloudsUrl === undefined ? {} : { endpoint: cloudsUrl };
  const trust = connectionTrust(connection);
  if (trust !== undefined) {
    const { id: connectionId, organizationId } = connection;
    return { keys: keysOfTrust(trust, { organizationId, connectionId, identity }), ...endpoint };
  }
  if (credentials === undefined) {
    throw new AppError("invalid", {
      message: `The connection "${connection.name}" has no credentials.`,
      hint: "Enter them on the connection's page.",
    });
  }
  return { keys: keysOfCredentials(credentials), ...endpoint };
}

/** Who hands out credentials in the sandbox of a cloud. */
function openerOf(cloud: string): (sandbox: NonNullable<Configuration["sandbox"]>, organizationId: string) => Promise<CloudCredentials> {
  if (cloud === "azure") return openSandboxSubscription;
  return cloud === "gcp" ? openSandboxProject : openSandboxAccount;
}

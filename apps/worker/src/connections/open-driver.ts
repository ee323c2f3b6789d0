import { AppError, type CloudCredentials, type ConnectionView } from "@zerolake/db";
import {
  type ArtefactSource,
  composeDrivers,
  createAwsDriver,
  createAzureDriver,
  createGoogleDriver,
  type SecretSafe,
} from "@zerolake/drivers";
import type { CloudDriver, LimitSettings } from "@zerolake/execution";
import type { Configuration } from "../configuration.ts";
import { openServices, type ServiceCredentials, sandboxServices } from "./open-services.ts";
import { openSandboxAccount, openSandboxProject, openSandboxSubscription } from "./sandbox-account.ts";

interface Surroundings {
  readonly region: string;
  readonly limits: LimitSettings;
  readonly artefacts: ArtefactSource;
  readonly sandbox: Configuration["sandbox"];
  /** What the environment signs in with beside its cloud; the sandbox hands out its own. */
  readonly services?: ServiceCredentials;
}

/** What matters of a connection here. */
type Reached = Pick<ConnectionView, "cloud" | "method" | "name" | "organizationId">;

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
  const { credentials: cloud, endpoint, services = around.services ?? {} } = await reachOf(connection, credentials, around.sandbox);
  const address = endpoint === undefined ? {} : { endpoint };
  const { driver, safe } = cloudDriver(cloud, around, address);
  const beside = openServices({ services, cloud, safe, artefacts: around.artefacts, ...address });
  const workspace = services.databricks?.workspace;
  return { driver: composeDrivers(driver, beside), ...(workspace === undefined ? {} : { workspace }) };
}

function cloudDriver(
  credentials: CloudCredentials,
  { region, artefacts, limits }: Surroundings,
  address: { readonly endpoint?: string },
): { readonly driver: CloudDriver; readonly safe: SecretSafe } {
  if ("accessKeyId" in credentials) {
    const driver = createAwsDriver({ credentials, ...address, region, artefacts, limits: { callsInFlight: limits.callsInFlightMax } });
    return { driver, safe: driver.safe };
  }
  if ("client_email" in credentials) {
    const project = credentials.project ?? credentials.project_id;
    const driver = createGoogleDriver({ project, key: credentials, ...address, region, artefacts });
    return { driver, safe: driver.safe };
  }
  const { subscription, ...application } = credentials;
  const driver = createAzureDriver({ subscription, credentials: application, ...address, region, artefacts });
  return { driver, safe: driver.safe };
}

interface Reach {
  readonly credentials: CloudCredentials;
  readonly endpoint?: string;
  readonly services?: ServiceCredentials;
}

async function reachOf(connection: Reached, credentials: CloudCredentials | undefined, sandbox: Configuration["sandbox"]): Promise<Reach> {
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
    return { credentials: opened, endpoint: sandbox.url, services };
  }
  if (credentials === undefined) {
    throw new AppError("invalid", {
      message: `The connection "${connection.name}" has no credentials.`,
      hint: "Enter them on the connection's page.",
    });
  }
  return { credentials };
}

/** Who hands out credentials in the sandbox of a cloud. */
function openerOf(cloud: string): (sandbox: NonNullable<Configuration["sandbox"]>, organizationId: string) => Promise<CloudCredentials> {
  if (cloud === "azure") return openSandboxSubscription;
  return cloud === "gcp" ? openSandboxProject : openSandboxAccount;
}

import { AppError, type CloudCredentials, type ConnectionView } from "@zerolake/db";
import { type ArtefactSource, createAwsDriver, createAzureDriver, createGoogleDriver } from "@zerolake/drivers";
import type { CloudDriver, LimitSettings } from "@zerolake/execution";
import type { Configuration } from "../configuration.ts";
import { openSandboxAccount, openSandboxProject, openSandboxSubscription } from "./sandbox-account.ts";

interface Surroundings {
  readonly region: string;
  readonly limits: LimitSettings;
  readonly artefacts: ArtefactSource;
  readonly sandbox: Configuration["sandbox"];
}

/** What matters of a connection here. */
type Reached = Pick<ConnectionView, "cloud" | "method" | "name" | "organizationId">;

/** The driver of a connection's cloud, with the connection's credentials or those that the sandbox hands out. */
export async function openDriver(
  connection: Reached,
  credentials: CloudCredentials | undefined,
  around: Surroundings,
): Promise<CloudDriver> {
  const { credentials: opened, endpoint } = await reachOf(connection, credentials, around.sandbox);
  const address = endpoint === undefined ? {} : { endpoint };
  if ("accessKeyId" in opened) {
    const { region, artefacts, limits } = around;
    return createAwsDriver({ credentials: opened, ...address, region, artefacts, limits: { callsInFlight: limits.callsInFlightMax } });
  }
  if ("client_email" in opened) {
    return createGoogleDriver({ project: opened.project ?? opened.project_id, key: opened, ...address, region: around.region });
  }
  const { subscription, ...application } = opened;
  return createAzureDriver({ subscription, credentials: application, ...address, region: around.region });
}

async function reachOf(
  connection: Reached,
  credentials: CloudCredentials | undefined,
  sandbox: Configuration["sandbox"],
): Promise<{ credentials: CloudCredentials; endpoint?: string }> {
  if (connection.method === "sandbox") {
    if (sandbox === undefined) {
      throw new AppError("unavailable", {
        message: "This installation runs no sandbox.",
        hint: "Set SANDBOX_URL, or use a connection to a cloud.",
      });
    }
    return { credentials: await openerOf(connection.cloud)(sandbox, connection.organizationId), endpoint: sandbox.url };
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

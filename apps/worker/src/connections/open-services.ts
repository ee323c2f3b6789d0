import type { ServiceAccess } from "@zerolake/db";
import {
  type ArtefactSource,
  type ConfluentCredentials,
  createConfluentDriver,
  createDatabricksDriver,
  createFabricDriver,
  type DatabricksCredentials,
  type SecretSafe,
  type ServiceDrivers,
} from "@zerolake/drivers";
import type { Configuration } from "../configuration.ts";
import type { CloudKeys } from "./cloud-keys.ts";
import { openSandboxService } from "./sandbox-account.ts";

/** Credentials of services that an environment uses beside its cloud. */
export interface ServiceCredentials {
  readonly databricks?: DatabricksCredentials;
  readonly confluent?: ConfluentCredentials;
}

interface Beside {
  readonly services: ServiceCredentials;
  /** Of the cloud; Fabric takes those of Azure. */
  readonly cloud: CloudKeys;
  /** Where the cloud keeps texts. */
  readonly safe: SecretSafe;
  readonly endpoint?: string;
  /** Where the programs lie that a service is handed. */
  readonly artefacts: ArtefactSource;
}

/** Drivers of the services beside a cloud, by the way that leads to them. */
export function openServices({ services, cloud, safe, endpoint, artefacts }: Beside): ServiceDrivers {
  const { databricks, confluent } = services;
  const address = endpoint === undefined ? {} : { endpoint };
  return {
    ...(databricks ? { "rest:databricks": createDatabricksDriver({ credentials: databricks, ...address }) } : {}),
    ...(confluent ? { "rest:confluent": createConfluentDriver({ credentials: confluent, safe, ...address }) } : {}),
    ...(cloud.cloud === "azure"
      ? { "rest:fabric": createFabricDriver({ credentials: cloud.credentials, artefacts, safe, ...address }) }
      : {}),
  };
}

/** The same as an environment has them. */
export function servicesOf(credentials: readonly ServiceAccess[]): ServiceCredentials {
  return Object.assign(
    {},
    ...credentials.map((entry) => ("workspace" in entry ? { databricks: entry } : { confluent: entry })),
  ) as ServiceCredentials;
}

/** What the sandbox hands out: an organisation has an account at every service there. */
export async function sandboxServices(sandbox: NonNullable<Configuration["sandbox"]>, organizationId: string): Promise<ServiceCredentials> {
  const [databricks, confluent] = await Promise.all([
    openSandboxService(sandbox, "databricks", organizationId),
    openSandboxService(sandbox, "confluent", organizationId),
  ]);
  return {
    databricks: { workspace: databricks.account, clientId: databricks.id, clientSecret: databricks.secret },
    confluent: { apiKey: confluent.id, apiSecret: confluent.secret },
  };
}

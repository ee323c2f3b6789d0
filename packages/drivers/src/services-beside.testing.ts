import type { CloudDriver } from "@zerolake/execution";
import { composeDrivers, type ServiceDrivers } from "./compose-drivers.ts";
import { createConfluentDriver } from "./rest/confluent/confluent-driver.ts";
import { createDatabricksDriver } from "./rest/databricks/databricks-driver.ts";
import type { SecretSafe } from "./secret-safe.ts";

interface OpenedService {
  readonly account: string;
  readonly id: string;
  readonly secret: string;
}

/** Accounts at the services beside a sandbox's cloud. */
export interface ServicesBeside {
  readonly databricks: OpenedService;
  readonly confluent: OpenedService;
}

type Control = (method: "GET" | "POST", path: string, body?: object) => Promise<unknown>;

/** Opens the organisation's accounts over the sandbox's control API. */
export async function openServicesBeside(control: Control, organization: string): Promise<ServicesBeside> {
  const open = async (service: keyof ServicesBeside) => (await control("POST", "services", { service, organization })) as OpenedService;
  return { databricks: await open("databricks"), confluent: await open("confluent") };
}

export async function resetServicesBeside(control: Control, services: ServicesBeside): Promise<void> {
  for (const { account } of Object.values(services)) await control("POST", `accounts/${account}/reset`);
}

/** All that there is was measured for so long already. */
export async function ageServicesBeside(control: Control, services: ServicesBeside, minutes: number): Promise<void> {
  for (const { account } of Object.values(services)) await control("POST", `accounts/${account}/age`, { minutes });
}

interface Composition {
  readonly services: ServicesBeside;
  /** Address of the sandbox. */
  readonly endpoint: string;
  /** Services that only this cloud has. */
  readonly more?: ServiceDrivers;
}

/** The cloud's driver together with those of the services. */
export function withServicesBeside(
  cloud: CloudDriver & { readonly safe: SecretSafe },
  { services: { databricks, confluent }, endpoint, more = {} }: Composition,
): CloudDriver {
  return composeDrivers(cloud, {
    "rest:databricks": createDatabricksDriver({
      credentials: { workspace: databricks.account, clientId: databricks.id, clientSecret: databricks.secret },
      endpoint,
    }),
    "rest:confluent": createConfluentDriver({
      credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
      safe: cloud.safe,
      endpoint,
    }),
    ...more,
  });
}

import type { CloudDriver, CloudError } from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import type { ServiceDriver } from "./rest/service-driver.ts";

/** Drivers of the services that an environment uses beside its cloud, by the way that leads to them, e.g. `rest:confluent`. */
export type ServiceDrivers = Readonly<Record<string, ServiceDriver>>;

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  "rest:databricks": "Databricks",
  "rest:confluent": "Confluent Cloud",
  "rest:fabric": "Microsoft Fabric",
};

/**
 * One driver for the engine out of the cloud's and those of other services: each resource says by its `via` who takes it. What only a cloud can
 * say – its zones, whose account it is, what stands in the way of a plan – is asked of the cloud.
 */
export function composeDrivers(cloud: CloudDriver, services: ServiceDrivers): CloudDriver {
  const driverOf = (via: string): ServiceDriver => {
    if (!(via in SERVICE_NAMES)) return cloud;
    return services[via] ?? missingDriver(SERVICE_NAMES[via] ?? via);
  };
  return {
    ...cloud,
    create: (request, call) => driverOf(request.via).create(request, call),
    update: (identity, prior, request, call) => driverOf(identity.via).update(identity, prior, request, call),
    delete: (identity, prior, call) => driverOf(identity.via).delete(identity, prior, call),
    poll: (operation, identity, call) => driverOf(identity.via).poll(operation, identity, call),
    read: (identity, call) => driverOf(identity.via).read(identity, call),
    find: (request, call) => driverOf(request.via).find(request, call),
    honoursToken: (type, via) => driverOf(via).honoursToken(type, via),
  };
}

/** Stands in for a service that nobody has connected: everything else of the environment goes on. */
function missingDriver(service: string): ServiceDriver {
  const error: CloudError = {
    class: "permission",
    code: "ServiceNotConnected",
    message: `The environment has no connection to ${service}`,
    remedy: `Choose a connection to ${service} in the environment's settings, then deploy again.`,
  };
  const refused = () => Promise.resolve({ state: "failed" as const, error });
  const refuse = () => Promise.reject(new CloudRefusalError(error));
  return {
    create: refused,
    update: refused,
    delete: refused,
    // Nothing is known of what was accepted while there was a connection.
    poll: () => Promise.reject(new NoAnswerError(error.message, { refusal: error })),
    read: refuse,
    find: refuse,
    whoAmI: refuse,
    honoursToken: () => false,
  };
}

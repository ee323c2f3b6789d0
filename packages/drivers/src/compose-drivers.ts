import type { CloudDriver, CloudError, OwnedListing } from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { readEverywhere } from "./metrics/read-everywhere.ts";
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
    isMadeInSteps: (type, via) => driverOf(via).isMadeInSteps(type, via),
    listOwned: (installation, call) => listEverywhere(cloud, services, (driver) => driver.listOwned(installation, call)),
    listActivity: (identity, since, call) => driverOf(identity.via).listActivity(identity, since, call),
    listExisting: (type, via, call) => driverOf(via).listExisting(type, via, call),
    readMetrics: (questions, call) => readEverywhere({ cloud, driverOf }, questions, call),
  };
}

/** What a service refuses to show is a gap beside what the cloud shows; a cloud that refuses has nothing to say at all. */
async function listEverywhere(
  cloud: CloudDriver,
  services: ServiceDrivers,
  list: (driver: ServiceDriver) => Promise<OwnedListing>,
): Promise<OwnedListing> {
  const listings = [await list(cloud)];
  for (const [via, service] of Object.entries(services)) {
    try {
      listings.push(await list(service));
    } catch (error) {
      if (!(error instanceof CloudRefusalError)) throw error;
      const { message, remedy } = error.error;
      listings.push({ resources: [], gaps: [`${SERVICE_NAMES[via] ?? via} could not be looked through: ${message} ${remedy}`] });
    }
  }
  return { resources: listings.flatMap(({ resources }) => resources), gaps: listings.flatMap(({ gaps }) => gaps) };
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
    listOwned: refuse,
    listExisting: refuse,
    listActivity: () => Promise.resolve(undefined),
    readMetrics: (questions) => Promise.resolve(questions.map(() => ({ unavailable: `${error.message}.` }))),
    honoursToken: () => false,
    isMadeInSteps: () => false,
  };
}

import type { LifeOfType } from "@zerolake/preflight";

/** Needed by every connection: the project, the zones of a region, and services that are switched on by deployments. */
const BASE = ["roles/browser", "roles/compute.viewer", "roles/serviceusage.serviceUsageAdmin"];

/** Only read: to find what bears our labels and nobody recorded, to say who made a change that nobody deployed, and how well everything is. */
const OPTIONAL = ["roles/cloudasset.viewer", "roles/logging.viewer", "roles/monitoring.viewer"];

interface Granted {
  readonly roles: readonly string[];
  /** First parts of the permissions that the roles have. */
  readonly covers: readonly string[];
}

/**
 * The smallest predefined roles that make and remove what a service has. A role of one's own cannot hold every permission that these have,
 * and Google adds to them what its services need later. Source: "IAM basic and predefined roles reference".
 */
const OF_SERVICES: Readonly<Record<string, Granted>> = {
  aiplatform: granted(["roles/aiplatform.admin"]),
  alloydb: granted(["roles/alloydb.admin"]),
  artifactregistry: granted(["roles/artifactregistry.admin"]),
  biglake: granted(["roles/biglake.admin"]),
  bigquery: granted(["roles/bigquery.admin"]),
  bigqueryconnection: granted(["roles/bigquery.admin"], ["bigquery"]),
  bigquerydatapolicy: granted(["roles/bigquerydatapolicy.admin"], ["bigquery"]),
  bigquerydatatransfer: granted(["roles/bigquery.admin"], ["bigquery"]),
  bigqueryreservation: granted(["roles/bigquery.admin"], ["bigquery"]),
  billingbudgets: granted(["roles/billing.projectCostsManager"], ["billing"]),
  cloudkms: granted(["roles/cloudkms.admin"]),
  cloudscheduler: granted(["roles/cloudscheduler.admin"]),
  composer: granted(["roles/composer.admin"]),
  compute: granted(["roles/compute.networkAdmin", "roles/compute.securityAdmin"]),
  container: granted(["roles/container.admin"]),
  datacatalog: granted(["roles/datacatalog.categoryAdmin"]),
  dataflow: granted(["roles/dataflow.admin"]),
  dataplex: granted(["roles/dataplex.admin", "roles/dataplex.catalogAdmin"]),
  dataproc: granted(["roles/dataproc.admin"]),
  datastream: granted(["roles/datastream.admin"]),
  dns: granted(["roles/dns.admin"]),
  iam: granted(
    ["roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountUser", "roles/resourcemanager.projectIamAdmin"],
    ["iam", "resourcemanager"],
  ),
  kubernetes: granted(["roles/container.admin"], ["container"]),
  logging: granted(["roles/logging.configWriter"]),
  managedkafka: granted(["roles/managedkafka.admin"]),
  metastore: granted(["roles/metastore.admin"]),
  monitoring: granted(["roles/monitoring.editor"]),
  networkconnectivity: granted(["roles/networkconnectivity.consumerNetworkAdmin"]),
  notebooks: granted(["roles/notebooks.admin"]),
  pubsub: granted(["roles/pubsub.admin"]),
  run: granted(["roles/run.admin"]),
  secretmanager: granted(["roles/secretmanager.admin"]),
  servicenetworking: granted(["roles/servicenetworking.networksAdmin", "roles/compute.networkAdmin"], ["servicenetworking", "compute"]),
  serviceusage: granted(["roles/serviceusage.serviceUsageAdmin"]),
  sqladmin: granted(["roles/cloudsql.admin"], ["cloudsql"]),
  storage: granted(["roles/storage.admin"]),
  storagetransfer: granted(["roles/storagetransfer.admin"]),
  workflows: granted(["roles/workflows.admin"]),
};

function granted(roles: readonly string[], covers?: readonly string[]): Granted {
  return { roles, covers: covers ?? roles.map((role) => role.replace(/^roles\/(\w+)\..*$/, "$1")) };
}

/** Roles that the life of these resources needs. Google's types begin with their service. */
export function googleRoles(resources: readonly LifeOfType[]): readonly string[] {
  return [...new Set([...BASE, ...OPTIONAL, ...servicesOf(resources).flatMap((service) => OF_SERVICES[service]?.roles ?? [])])].sort();
}

/** First parts of the permissions that these roles have, for checks. */
export function coveredServices(resources: readonly LifeOfType[]): ReadonlySet<string> {
  return new Set(["serviceusage", ...servicesOf(resources).flatMap((service) => OF_SERVICES[service]?.covers ?? [])]);
}

function servicesOf(resources: readonly LifeOfType[]): readonly string[] {
  const own = resources.filter(({ via }) => via === "rest:google").map(({ type }) => type.split(".")[0] ?? type);
  return [...new Set(own)];
}

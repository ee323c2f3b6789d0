import { type DesiredResource, join, reference } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import { POLARIS_DATABASE, POLARIS_PORTS, polarisCatalog } from "../../polaris/server.ts";
import { beforeProgram, program } from "../cloud-run/program.ts";
import { postgresServer, postgresUser } from "../cloud-sql/postgres.ts";
import { useDatabase } from "../cloud-sql/proxy.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { afterGeneratedSecrets, generatedSecret, generatedSecretPath, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { polarisProgram, SECRETS } from "./polaris-containers.ts";
import { serverRights } from "./polaris-places.ts";

const SERVICE = "run.service";
const MACHINE = "db-custom-1-3840";
const DISK_GB = 10;
/** The server's tools make its tables. */
const OWNER_ROLE = "cloudsqlsuperuser";

/** Apache Polaris, as it is published, with a PostgreSQL of its own. */
export const polarisCloudRun: Lowering = {
  cloud: "gcp",
  kind: "catalog",
  variant: "polaris-cloud-run",
  service: "Apache Polaris on Cloud Run with Cloud SQL",
  gap: "no managed Polaris: upgrades are yours; BigQuery does not read it, and it knows the tables that are made through it",
  minutes: [10, 22],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      catalog: {
        catalogKind: "polaris",
        protocol: "iceberg-rest",
        uri: join(reference(addressIn(part, "service"), "uri"), "/api/catalog"),
        catalogName: polarisCatalog(part),
        rootSecretPath: generatedSecretPath(part, SECRETS.rootSecret),
        isPrivate: !flagSetting(part, "public"),
        region: part.target.region,
      },
    },
  }),
  refuses: (_self, data, direction, { component, variant }) => {
    if (direction === "out") return undefined;
    if (data !== "tables") return `Apache Polaris lists tables and no files: choose the automatic catalog to find “${component.title}”.`;
    return variant === "biglake-iceberg-rest"
      ? undefined
      : `Apache Polaris keeps tables of Iceberg in a bucket: “${component.title}” is of another kind. Choose the automatic catalog, or Iceberg without managed tables.`;
  },
  lower: (context) => {
    reportUnlistedTables(context);
    return [
      ...workloadIdentity(context, [
        ...useDatabase(context),
        ...readGeneratedSecrets(context, Object.values(SECRETS)),
        ...serverRights(context),
      ]),
      ...Object.values(SECRETS).flatMap((key) => generatedSecret(context, key)),
      ...postgresServer(context, {
        machine: MACHINE,
        diskGb: DISK_GB,
        isRegional: context.target.tier === "production",
        databases: [POLARIS_DATABASE.name],
      }),
      postgresUser(context, { email: identityEmail(context), roles: [OWNER_ROLE] }),
      server(context),
      everybody(context),
    ];
  },
};

function servicePath(context: LoweringContext): string {
  return pathOf(context, SERVICE, { name: nameOf(context, SERVICE, "service") });
}

function server(context: LoweringContext): DesiredResource {
  const min = Math.max(1, numberSetting(context, "replicasMin"));
  return gcpResource(context, {
    name: "service",
    type: SERVICE,
    at: { name: nameOf(context, SERVICE, "service") },
    properties: {
      ingress: flagSetting(context, "public") ? "INGRESS_TRAFFIC_ALL" : "INGRESS_TRAFFIC_INTERNAL_ONLY",
      template: {
        ...program(context, { ...polarisProgram(context), port: POLARIS_PORTS.http }),
        scaling: { minInstanceCount: min, maxInstanceCount: Math.max(min, numberSetting(context, "replicasMax")) },
      },
    },
    dependsOn: [
      ...beforeProgram(context),
      ...afterGeneratedSecrets(context, Object.values(SECRETS)),
      addressIn(context, "database", POLARIS_DATABASE.name),
      "user",
    ],
    minutes: [2, 5],
  });
}

/** Engines bring tokens of Polaris's own, which stand where Cloud Run looks for Google's: so Polaris alone checks who asks. */
function everybody(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "public",
    type: "iam.member",
    properties: { onType: SERVICE, on: servicePath(context), role: "roles/run.invoker", member: "allUsers" },
    dependsOn: ["service"],
  });
}

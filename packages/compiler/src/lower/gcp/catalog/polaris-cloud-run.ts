import { type DesiredResource, join, reference } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { catalogPort, refusesStoresBut } from "../../polaris/catalog-port.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import { POLARIS_DATABASE, POLARIS_PORTS } from "../../polaris/server.ts";
import { beforeProgram, program } from "../cloud-run/program.ts";
import { openService, SERVICE, serviceName } from "../cloud-run/service.ts";
import { ownDatabase } from "../cloud-sql/own-database.ts";
import { useDatabase } from "../cloud-sql/proxy.ts";
import { workloadIdentity } from "../iam.ts";
import { gcpResource } from "../resource.ts";
import { afterGeneratedSecrets, generatedSecret, generatedSecretPath, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { polarisProgram, SECRETS } from "./polaris-containers.ts";
import { serverRights } from "./polaris-places.ts";

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
      catalog: catalogPort(part, join(reference(addressIn(part, "service"), "uri"), "/api/catalog"), {
        rootSecretPath: generatedSecretPath(part, SECRETS.rootSecret),
        isPrivate: !flagSetting(part, "public"),
      }),
    },
  }),
  refuses: refusesStoresBut("biglake-iceberg-rest"),
  lower: (context) => {
    reportUnlistedTables(context);
    return [
      ...workloadIdentity(context, [
        ...useDatabase(context),
        ...readGeneratedSecrets(context, Object.values(SECRETS)),
        ...serverRights(context),
      ]),
      ...Object.values(SECRETS).flatMap((key) => generatedSecret(context, key)),
      ...ownDatabase(context, POLARIS_DATABASE.name),
      server(context),
      // Engines bring tokens of Polaris's own, which stand where Cloud Run looks for Google's: so Polaris alone checks who asks.
      openService(context),
    ];
  },
};

function server(context: LoweringContext): DesiredResource {
  const min = Math.max(1, numberSetting(context, "replicasMin"));
  return gcpResource(context, {
    name: "service",
    type: SERVICE,
    at: { name: serviceName(context) },
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

import { join } from "@zerolake/resources";
import type { Lowering } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { catalogPort, refusesStoresBut } from "../../polaris/catalog-port.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import { generatedSecretArn } from "../secrets/generated-secret.ts";
import { polarisDatabase, SECRETS } from "./polaris-database.ts";
import { certificateOf, isPublic, polarisServer } from "./polaris-server.ts";
import { storageRole } from "./polaris-storage.ts";

/** Apache Polaris, as it is published, with a PostgreSQL of its own. */
export const polaris: Lowering = {
  cloud: "aws",
  kind: "catalog",
  variant: "polaris",
  service: "Apache Polaris on Amazon ECS Fargate with Aurora PostgreSQL",
  gap: "no managed Polaris: upgrades are yours; Athena and Redshift do not read it, and it knows the tables that are made through it",
  minutes: [12, 20],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => {
    const scheme = certificateOf(part) === undefined ? "http" : "https";
    return {
      ports: {
        catalog: catalogPort(part, join(`${scheme}://`, ref(part, "loadBalancer", "DNSName"), "/api/catalog"), {
          rootSecretArn: generatedSecretArn(part, SECRETS.rootSecret),
          isPrivate: !isPublic(part),
        }),
      },
    };
  },
  refuses: refusesStoresBut("iceberg-glue"),
  lower: (context) => {
    reportUnlistedTables(context);
    return [...polarisDatabase(context), ...storageRole(context), ...polarisServer(context)];
  },
};

import { join } from "@zerolake/resources";
import type { Lowering } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import { polarisCatalog } from "../../polaris/server.ts";
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
        catalog: {
          catalogKind: "polaris",
          protocol: "iceberg-rest",
          uri: join(`${scheme}://`, ref(part, "loadBalancer", "DNSName"), "/api/catalog"),
          catalogName: polarisCatalog(part),
          rootSecretArn: generatedSecretArn(part, SECRETS.rootSecret),
          isPrivate: !isPublic(part),
          region: part.target.region,
        },
      },
    };
  },
  refuses: (_self, data, direction, { component, variant }) => {
    if (direction === "out") return undefined;
    if (data !== "tables") return `Apache Polaris lists tables and no files: choose the automatic catalog to find “${component.title}”.`;
    return variant === "iceberg-glue"
      ? undefined
      : `Apache Polaris keeps tables of Iceberg in a bucket: “${component.title}” is of another kind. Choose the automatic catalog, or Iceberg without managed tables.`;
  },
  lower: (context) => {
    reportUnlistedTables(context);
    return [...polarisDatabase(context), ...storageRole(context), ...polarisServer(context)];
  },
};

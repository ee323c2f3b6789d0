import { type DesiredResource, join } from "@zerolake/resources";
import { chosenText, flagSetting, type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import {
  bootstrapCommand,
  catalogKeeperEnvironment,
  POLARIS_DATABASE,
  POLARIS_HEALTH_PATH,
  POLARIS_PORTS,
  POLARIS_SECRETS,
  POLARIS_SIZE,
  polarisCatalog,
  polarisEnvironment,
} from "../../polaris/server.ts";
import { auroraCluster, auroraSecretArn } from "../aurora-cluster.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { fargateScaling } from "../fargate/scaling.ts";
import { fargateService } from "../fargate/service.ts";
import type { SideContainer } from "../fargate/service-options.ts";
import { policyLogicalName } from "../iam.ts";
import { pulledImage } from "../pulled-image.ts";
import { awsResource } from "../resource.ts";
import { generatedSecret, generatedSecretArn, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { catalogPlaces, STORAGE_ROLE, serverRights, storageRole } from "./polaris-storage.ts";

const USER = "polaris";
/** Logical name of its cluster of Aurora, beside that of its containers. */
const DATABASE = "database";
const SECRETS = { databasePassword: "databasePassword", rootSecret: "rootSecret", tokenKey: "tokenKey" } as const;
const CPU_TARGET_PERCENT = 60;
const IDLE_SECONDS = 120;

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
    return [
      generatedSecret(context, SECRETS.databasePassword, `Password of ${USER} in the database of ${context.component.id}`),
      generatedSecret(context, SECRETS.rootSecret, `Secret of the root principal of ${context.component.id}`),
      generatedSecret(context, SECRETS.tokenKey, `Signs the tokens of ${context.component.id}`),
      ...auroraCluster(context, { databaseName: POLARIS_DATABASE.name, name: DATABASE }),
      databaseUser(context),
      ...storageRole(context),
      ...server(context),
    ];
  },
};

function certificateOf(part: Part): string | undefined {
  return chosenText(part, "certificateArn");
}

/** Nobody outside talks to it in the clear: a public address needs a certificate. */
function isPublic(part: Part): boolean {
  return flagSetting(part, "public") && certificateOf(part) !== undefined;
}

/** A user of its own: the password of the main one changes every week, and a running server would not hear of it. */
function databaseUser(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "databaseUser",
    type: "Zerolake::RDS::DatabaseUser",
    via: "sdk:rds-data",
    properties: {
      ClusterArn: ref(context, DATABASE, "DBClusterArn"),
      SecretArn: auroraSecretArn(context, DATABASE),
      Database: POLARIS_DATABASE.name,
      UserName: USER,
      PasswordSecretArn: generatedSecretArn(context, SECRETS.databasePassword),
    },
    dependsOn: ["writer"],
  });
}

function server(context: LoweringContext): readonly DesiredResource[] {
  const min = numberSetting(context, "replicasMin");
  const replicas = { min, max: Math.max(min, numberSetting(context, "replicasMax")) };
  return [
    ...loadBalancer(context, {
      port: POLARIS_PORTS.http,
      healthPath: POLARIS_HEALTH_PATH,
      healthPort: POLARIS_PORTS.health,
      isPublic: isPublic(context),
      certificateArn: certificateOf(context),
      idleSeconds: IDLE_SECONDS,
    }),
    ...fargateService(context, {
      purpose: "polaris",
      image: pulledImage(context, "polaris"),
      ...POLARIS_SIZE,
      port: POLARIS_PORTS.http,
      healthPort: POLARIS_PORTS.health,
      isBalanced: true,
      environment: environment(context),
      secrets: secrets(context, "databasePassword", "tokenKey"),
      readSecrets: readGeneratedSecrets(context, Object.values(SECRETS)),
      roleRights: serverRights(context),
      isInterruptible: false,
      isWritable: true,
      beside: [bootstrap(context), ...keeper(context)],
      dependsOn: ["databaseUser", policyLogicalName(STORAGE_ROLE)],
      replicas,
    }),
    ...fargateScaling(context, replicas, CPU_TARGET_PERCENT),
  ];
}

function environment(context: LoweringContext) {
  return polarisEnvironment({ host: ref(context, DATABASE, "Endpoint.Address"), user: USER });
}

/** Makes tables and the root principal before the server starts; where they exist it ends at once. */
function bootstrap(context: LoweringContext): SideContainer {
  return {
    name: "bootstrap",
    image: pulledImage(context, "polaris-admin-tool"),
    command: bootstrapCommand(),
    environment: environment(context),
    secrets: secrets(context, "databasePassword", "rootSecret"),
    isFirst: true,
    isWritable: true,
  };
}

/** Makes the catalog as soon as the server answers; without our image, or without a store, the server runs alone. */
function keeper(context: LoweringContext): readonly SideContainer[] {
  const image = containerImage(context, "runtime");
  const places = catalogPlaces(context);
  if (image === undefined || places === undefined) return [];
  return [{ name: "keeper", image, environment: catalogKeeperEnvironment(context, places), secrets: secrets(context, "rootSecret") }];
}

function secrets(context: LoweringContext, ...keys: readonly (keyof typeof SECRETS)[]) {
  return Object.fromEntries(keys.map((key) => [POLARIS_SECRETS[key], generatedSecretArn(context, SECRETS[key])]));
}

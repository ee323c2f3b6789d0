import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { POLARIS_DATABASE } from "../../polaris/server.ts";
import { auroraCluster, auroraSecretArn } from "../aurora-cluster.ts";
import { awsResource } from "../resource.ts";
import { generatedSecret, generatedSecretArn } from "../secrets/generated-secret.ts";

/** The user in the database that the server signs in as. */
export const USER = "polaris";
/** Logical name of its cluster of Aurora, beside that of its containers. */
export const DATABASE = "database";
/** Logical name of the step that makes the user. */
export const DATABASE_USER = "databaseUser";
/** Logical names of the texts that the cloud makes up. */
export const SECRETS = { databasePassword: "databasePassword", rootSecret: "rootSecret", tokenKey: "tokenKey" } as const;

/** What the server keeps: its secrets, and PostgreSQL with a user of its own. */
export function polarisDatabase(context: LoweringContext): readonly DesiredResource[] {
  return [
    generatedSecret(context, SECRETS.databasePassword, `Password of ${USER} in the database of ${context.component.id}`),
    generatedSecret(context, SECRETS.rootSecret, `Secret of the root principal of ${context.component.id}`),
    generatedSecret(context, SECRETS.tokenKey, `Signs the tokens of ${context.component.id}`),
    ...auroraCluster(context, { databaseName: POLARIS_DATABASE.name, name: DATABASE }),
    databaseUser(context),
  ];
}

/** A user of its own: the password of the main one changes every week, and a running server would not hear of it. */
function databaseUser(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: DATABASE_USER,
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

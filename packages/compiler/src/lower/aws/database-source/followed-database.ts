import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenText, type LoweringContext, listSetting, optionalText, type Part, type Statement, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { readSecrets, secretArn } from "../secrets/use-secret.ts";

const SECRET = "AWS::SecretsManager::Secret";

/** Databases that can be followed: usual port, usual schema, and the class of the connector. */
const ENGINES = {
  postgres: { port: 5432, schema: "public", connector: "io.debezium.connector.postgresql.PostgresConnector" },
  mysql: { port: 3306, schema: undefined, connector: "io.debezium.connector.mysql.MySqlConnector" },
  sqlserver: { port: 1433, schema: "dbo", connector: "io.debezium.connector.sqlserver.SqlServerConnector" },
  oracle: { port: 1521, schema: undefined, connector: "io.debezium.connector.oracle.OracleConnector" },
  mongodb: { port: 27_017, schema: undefined, connector: "io.debezium.connector.mongodb.MongoDbConnector" },
} as const;

export type DatabaseEngine = keyof typeof ENGINES;

export interface FollowedDatabase {
  readonly engine: DatabaseEngine;
  readonly connector: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly schema: string;
  /** Empty = all of the schema. */
  readonly tables: readonly string[];
}

/** The database as the blueprint or the environment names it; nothing while nobody has, and then a finding leads to the question. */
export function followedDatabase(context: LoweringContext): FollowedDatabase | undefined {
  const engine = textSetting(context, "databaseEngine") as DatabaseEngine;
  const answer = `databases.${context.component.id}` as const;
  const ownHost = optionalText(context, "host");
  const [, host, port, name] = /^([^:/]+)(?::(\d+))?\/(.+)$/.exec(ownHost === undefined ? (chosenText(context, answer) ?? "") : "") ?? [];
  const found = ownHost ?? host;
  if (found === undefined) {
    reportAwaited(context, {
      answer,
      severity: "warning",
      message: `“${context.component.title}” follows nothing yet: nobody has said where its database answers.`,
    });
    return undefined;
  }
  const { port: usualPort, schema: usualSchema, connector } = ENGINES[engine];
  const ownPort = context.component.settings["port"];
  const database = optionalText(context, "database") ?? name ?? engine;
  return {
    engine,
    connector,
    host: found,
    port: typeof ownPort === "number" ? ownPort : Number(port ?? usualPort),
    name: database,
    schema: optionalText(context, "schema") ?? usualSchema ?? database,
    tables: listSetting(context, "tables"),
  };
}

/** Where the sign-in of the database lies, and what reading it takes. */
export interface SignIn {
  readonly resources: readonly DesiredResource[];
  readonly secretArn: Value;
  readonly read: readonly Statement[];
}

/** The named entry of the Secrets component, or a place of the component's own that people fill; `beside` stands there from the start. */
export function signIn(context: LoweringContext, beside: Readonly<Record<string, string | number>> = {}): SignIn {
  const named = optionalText(context, "secretName");
  const shared = named === undefined ? undefined : secretArn(context, named);
  if (named !== undefined && shared !== undefined) return { resources: [], secretArn: shared, read: readSecrets(context, [named]) };
  const own = `${arn(context, "secretsmanager", `secret:${nameOf(context, SECRET, "signIn")}`)}-??????`;
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return {
    resources: [ownSecret(context, beside)],
    secretArn: ref(context, "signIn", "Id"),
    read: [
      allow(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], [own]),
      ...(keyArn === undefined ? [] : [allow(["kms:Decrypt"], [keyArn])]),
    ],
  };
}

/** Only a create reads the template: what somebody entered later stays. */
function ownSecret(context: LoweringContext, beside: Readonly<Record<string, string | number>>): DesiredResource {
  return awsResource(context, {
    name: "signIn",
    type: SECRET,
    properties: {
      Name: nameOf(context, SECRET, "signIn"),
      Description: `Sign-in of the database of ${context.component.id}: username and password`,
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      GenerateSecretString: {
        SecretStringTemplate: JSON.stringify({ username: optionalText(context, "user") ?? "REPLACE_ME", ...beside }),
        GenerateStringKey: "password",
        PasswordLength: 16,
        ExcludePunctuation: true,
      },
    },
  });
}

/** A field of the sign-in, as the connector's own provider writes it into its configuration. */
export function signInField(secret: Value, field: "username" | "password"): Value {
  return join("${secretManager:", secret, `:${field}}`);
}

/** Tables as the connector lists them. */
export function tableList(part: Part, { schema, tables }: FollowedDatabase): string | undefined {
  return tables.length === 0
    ? undefined
    : listSetting(part, "tables")
        .map((table) => `${schema}.${table}`)
        .join(",");
}

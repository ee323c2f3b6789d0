import { type DesiredResource, type Reference, reference } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ownerLabels } from "../../owner-labels.ts";
import { addressIn } from "../../part-address.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { selfLink } from "../network/links.ts";
import { afterPrivateServices } from "../network/private-services.ts";
import { gcpResource } from "../resource.ts";

const INSTANCE = "sqladmin.instance";
const DATABASE = "sqladmin.database";
const USER = "sqladmin.user";
const VERSION = "POSTGRES_16";
/** Logical name of the server. */
export const POSTGRES = "server";
export const POSTGRES_PORT = 5432;
/** May make tables and extensions. */
export const OWNER_ROLE = "cloudsqlsuperuser";
/** Accounts sign in under their address without this end. */
const ACCOUNT_DOMAIN = ".gserviceaccount.com";

export interface PostgresServer {
  /** Processors and memory in Cloud SQL's words, e.g. `db-custom-2-7680`. */
  readonly machine: string;
  readonly diskGb: number;
  /** A second machine in another zone takes over. */
  readonly isRegional: boolean;
  readonly databases: readonly string[];
}

/** PostgreSQL with a private address only; whoever comes in signs in with an identity of the project. */
export function postgresServer(context: LoweringContext, server: PostgresServer): readonly DesiredResource[] {
  const name = serverName(context);
  const key = keyName(context);
  return [
    gcpResource(context, {
      name: POSTGRES,
      type: INSTANCE,
      at: { name },
      holdsData: true,
      properties: {
        name,
        region: context.target.region,
        databaseVersion: VERSION,
        diskEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
        settings: settings(context, server),
      },
      dependsOn: [...afterPrivateServices(context), ...afterKeyGrant(context, "sqladmin.googleapis.com")],
      minutes: [6, 15],
    }),
    ...server.databases.map((database) =>
      gcpResource(context, {
        name: "database",
        key: database,
        type: DATABASE,
        at: { instance: name, name: database },
        holdsData: true,
        properties: { name: database },
        dependsOn: [POSTGRES],
      }),
    ),
  ];
}

function settings(context: LoweringContext, { machine, diskGb, isRegional }: PostgresServer): LooseMap {
  const { networkPath, serviceRange } = context.platform("network") ?? {};
  return {
    tier: machine,
    edition: "ENTERPRISE",
    availabilityType: isRegional ? "REGIONAL" : "ZONAL",
    dataDiskSizeGb: String(diskGb),
    dataDiskType: "PD_SSD",
    storageAutoResize: true,
    ipConfiguration: {
      ipv4Enabled: false,
      privateNetwork: selfLink(String(networkPath)),
      allocatedIpRange: serviceRange,
      sslMode: "ENCRYPTED_ONLY",
    },
    databaseFlags: [{ name: "cloudsql.iam_authentication", value: "on" }],
    backupConfiguration: { enabled: true, pointInTimeRecoveryEnabled: isRegional },
    userLabels: ownerLabels(context, addressIn(context, POSTGRES)),
  };
}

export interface PostgresUser {
  /** E-mail of the account that signs in. */
  readonly email: string;
  /** Roles inside the database beside those that everybody has. */
  readonly roles: readonly string[];
}

/** An identity of the project as a user of the server: it has no password, its token is one. */
export function postgresUser(context: LoweringContext, { email, roles }: PostgresUser): DesiredResource {
  const name = signInName(email);
  return gcpResource(context, {
    name: "user",
    key: name.replace(/@.*/, ""),
    type: USER,
    at: { instance: serverName(context), name },
    properties: { name, type: "CLOUD_IAM_SERVICE_ACCOUNT", databaseRoles: roles.length === 0 ? undefined : roles },
    dependsOn: [POSTGRES],
  });
}

/** Name under which an account signs in. */
export function signInName(email: string): string {
  return email.replace(ACCOUNT_DOMAIN, "");
}

function serverName(part: Part): string {
  return nameOf(part, INSTANCE, POSTGRES);
}

/** Address of the server inside the network, known when it is made. */
export function postgresHost(part: Part): Reference {
  return reference(addressIn(part, POSTGRES), "ipAddresses.0.ipAddress");
}

import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { PostgresMachine } from "../../../sizing/postgres-machine.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { actsAsItself, identityId, rolesOf } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";

const SERVER = "Microsoft.DBforPostgreSQL/flexibleServers";
const VERSION = "17";
const BACKUP_DAYS = { prototype: 7, standard: 14, production: 35 } as const;
export const POSTGRES_PORT = 5432;

export interface PostgresServer {
  readonly machine: PostgresMachine;
  readonly diskGib: number;
  readonly database: string;
  /** What people sign in with beside identities; absent = identities only. */
  readonly password?: { readonly login: string; readonly secretUri: string; readonly address: string };
}

/** A server with one database. It answers on a public address, to programs in Azure only. Its parts are made one after the other: it takes one change at a time. */
export function postgresServer(context: LoweringContext, { machine, diskGib, database, password }: PostgresServer): DesiredResource[] {
  const id = serverId(context);
  return [
    azureResource(context, {
      name: "server",
      type: SERVER,
      id,
      minutes: [5, 12],
      body: {
        sku: { name: machine.name, tier: machine.family },
        identity: actsAsItself(context),
        properties: {
          version: VERSION,
          authConfig: {
            activeDirectoryAuth: "Enabled",
            passwordAuth: password ? "Enabled" : "Disabled",
            tenantId: ref(context, "identity", "properties.tenantId"),
          },
          administratorLogin: password?.login,
          storage: { storageSizeGB: diskGib, autoGrow: "Enabled" },
          ...protection(context),
          network: { publicNetworkAccess: "Enabled" },
        },
        passwordIn: password?.secretUri,
      },
      dependsOn: [...rolesOf(context), ...(customerKey(context)?.addresses ?? []), ...(password ? [password.address] : [])],
    }),
    azureResource(context, {
      name: "firewall",
      type: `${SERVER}/firewallRules`,
      id: `${id}/firewallRules/azure`,
      // Azure's own word for its services; nobody gets in without an identity or a password.
      body: { properties: { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" } },
      dependsOn: ["server"],
    }),
    azureResource(context, {
      name: "database",
      type: `${SERVER}/databases`,
      id: `${id}/databases/${database}`,
      body: { properties: { charset: "UTF8", collation: "en_US.utf8" } },
      dependsOn: ["firewall"],
    }),
  ];
}

/** Copies elsewhere in production; a key of the environment encrypts this region only. */
function protection(context: LoweringContext): LooseMap {
  const { tier } = context.target;
  const key = customerKey(context);
  return {
    backup: {
      backupRetentionDays: BACKUP_DAYS[tier],
      geoRedundantBackup: tier === "production" && key === undefined ? "Enabled" : "Disabled",
    },
    highAvailability: { mode: tier === "production" ? "ZoneRedundant" : "Disabled" },
    dataEncryption: key && {
      type: "AzureKeyVault",
      primaryKeyURI: key.keyUri,
      primaryUserAssignedIdentityId: identityId(context),
    },
  };
}

export function serverId(part: Named): string {
  return ownId(part, SERVER, "server");
}

export function serverHost(part: Part): string {
  return `${nameOf(part, SERVER, "server")}.postgres.database.azure.com`;
}

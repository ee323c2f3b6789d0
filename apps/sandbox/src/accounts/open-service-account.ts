import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { StoredAccessKey, StoredAccount } from "../store/records.ts";
import type { SandboxStore } from "../store/sandbox-store.ts";

/** Services with credentials of their own; Fabric takes those of Azure. */
export const ACCOUNT_SERVICES = ["databricks", "confluent"] as const;
export type AccountService = (typeof ACCOUNT_SERVICES)[number];

/** A workspace of Databricks, or an organisation at Confluent, and a key that may do everything there. */
export interface OpenedServiceAccount {
  readonly account: string;
  readonly id: string;
  readonly secret: string;
}

/** The organisation's account at a service; opening it again gives the same one. */
export async function openServiceAccount(
  store: SandboxStore,
  service: AccountService,
  organization: string,
): Promise<OpenedServiceAccount> {
  const known = store.accounts.all().find((account) => account.organization === organization && account.cloud === service);
  const account: StoredAccount = known ?? { cloud: service, account: accountId(service, organization), organization };
  const usable = store.accessKeys
    .all()
    .find((key) => key.cloud === service && key.account === account.account && key.expiresAt === undefined);
  const key = usable ?? newKey(service, account.account);
  await Promise.all([
    known ? undefined : store.accounts.put(account.account, account),
    usable ? undefined : store.accessKeys.put(key.accessKeyId, key),
  ]);
  return { account: account.account, id: key.accessKeyId, secret: key.secretAccessKey };
}

function accountId(service: AccountService, organization: string): string {
  const hash = createHash("sha256").update(`${service} ${organization}`).digest("hex");
  if (service === "databricks") return `dbc-${hash.slice(0, 8)}-${hash.slice(8, 12)}.cloud.databricks.com`;
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join("-");
}

function newKey(service: AccountService, account: string): StoredAccessKey {
  const accessKeyId = service === "databricks" ? randomUUID() : randomBytes(8).toString("hex").toUpperCase();
  return { accessKeyId, secretAccessKey: randomBytes(32).toString("base64url"), cloud: service, account };
}

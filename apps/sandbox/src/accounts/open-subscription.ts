import { randomBytes } from "node:crypto";
import { guidOf } from "../azure/guid.ts";
import { tenantOf } from "../azure/tokens.ts";
import type { StoredAccessKey, StoredAccount } from "../store/records.ts";
import type { SandboxStore } from "../store/sandbox-store.ts";

export interface OpenedSubscription {
  readonly subscription: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The Azure subscription of an organisation, with an application that owns it. Opening it again gives the same ones. */
export async function openSubscription(store: SandboxStore, organization: string): Promise<OpenedSubscription> {
  const subscription = guidOf(`subscription ${organization}`);
  const account: StoredAccount = { cloud: "azure", account: subscription, organization };
  const known = store.accessKeys.all().find((key) => key.cloud === "azure" && key.account === subscription && key.expiresAt === undefined);
  const key = known ?? newApplication(subscription);
  await Promise.all([store.accounts.put(subscription, account), known ? undefined : store.accessKeys.put(key.accessKeyId, key)]);
  return { subscription, tenantId: tenantOf(subscription), clientId: key.accessKeyId, clientSecret: key.secretAccessKey };
}

function newApplication(subscription: string): StoredAccessKey {
  const clientId = guidOf(`application ${randomBytes(16).toString("hex")}`);
  return { accessKeyId: clientId, secretAccessKey: randomBytes(30).toString("base64url"), cloud: "azure", account: subscription };
}

import { createHash, randomBytes } from "node:crypto";
import type { StoredAccessKey, StoredAccount } from "../store/records.ts";
import type { SandboxStore } from "../store/sandbox-store.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export interface OpenedAccount {
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * The account of an organisation, with a key that works. Opening it again gives the same account and the same key, so a
 * connection survives; `isNewKeyWanted` makes another key beside it.
 */
export async function openAccount(store: SandboxStore, organization: string, isNewKeyWanted = false): Promise<OpenedAccount> {
  const known = store.accounts.all().find((account) => account.cloud === "aws" && account.organization === organization);
  const account: StoredAccount = known ?? { cloud: "aws", account: freeAccountId(store, organization), organization };
  const key = isNewKeyWanted
    ? undefined
    : store.accessKeys.all().find((key) => key.account === account.account && key.expiresAt === undefined);
  const usable = key ?? newKey(account.account);
  await Promise.all([
    known ? undefined : store.accounts.put(account.account, account),
    key ? undefined : store.accessKeys.put(usable.accessKeyId, usable),
  ]);
  return { account: account.account, accessKeyId: usable.accessKeyId, secretAccessKey: usable.secretAccessKey };
}

/** Twelve digits from the organisation's id; counted up in the unlikely case that another one has them. */
function freeAccountId(store: SandboxStore, organization: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash("sha256").update(`${organization}|${attempt}`).digest("hex");
    const account = (BigInt(`0x${hash.slice(0, 16)}`) % 900_000_000_000n) + 100_000_000_000n;
    if (!store.accounts.get(String(account))) return String(account);
  }
}

function newKey(account: string): StoredAccessKey {
  const letters = [...randomBytes(16)].map((byte) => BASE32[byte % 32]).join("");
  return { accessKeyId: `AKIA${letters}`, secretAccessKey: randomBytes(30).toString("base64"), cloud: "aws", account };
}

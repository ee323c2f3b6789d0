import type { ArmCall } from "../arm-call.ts";
import { FAMILIES } from "./machine-list.ts";

interface Limit {
  readonly name: string;
  readonly limit: number;
  /** The type that is counted; nothing runs of what has none. */
  readonly counted?: string;
}

const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  "microsoft.compute": [{ name: "cores", limit: 1_000 }, ...FAMILIES.map(({ name }) => ({ name, limit: 500 }))],
  "microsoft.network": [
    { name: "VirtualNetworks", limit: 1_000, counted: "Microsoft.Network/virtualNetworks" },
    { name: "PublicIPAddresses", limit: 1_000, counted: "Microsoft.Network/publicIPAddresses" },
  ],
  "microsoft.search": ["free", "basic", "standard", "standard2", "standard3"].map((name) => ({ name, limit: 16 })),
  "microsoft.storage": [{ name: "StorageAccounts", limit: 250, counted: "Microsoft.Storage/storageAccounts" }],
};

/** As `GET …/providers/<service>/locations/<region>/usages` lists them; a condition changes a limit. */
export function listUsages({ sandbox, caller }: ArmCall, namespace: string): object {
  const all = sandbox.store.resources.listAccount(caller.subscription);
  const value = (LIMITS[namespace.toLowerCase()] ?? []).map(({ name, limit, counted }) => ({
    name: { value: name, localizedValue: name },
    currentValue: counted === undefined ? 0 : all.filter(({ type }) => type === counted).length,
    limit: sandbox.conditions.limitOf(caller.subscription, name) ?? limit,
    unit: "Count",
  }));
  return { value };
}

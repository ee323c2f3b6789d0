import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";

/** The environment's own key, as services that encrypt with it want to know it. */
export interface CustomerKey {
  readonly keyName: string;
  readonly vaultUri: string;
  /** Without a version: the newest is used. */
  readonly keyUri: string;
  /** What must exist before a service is told of the key. */
  readonly addresses: readonly string[];
}

/** Nothing when the environment has no key of its own: the cloud's keys encrypt then. */
export function customerKey(context: Pick<LoweringContext, "platform">): CustomerKey | undefined {
  const facts: PropertyMap | undefined = context.platform("encryption-key");
  const key: Value | undefined = facts?.["customerKey"];
  if (!isMap(key)) return undefined;
  const { keyName, vaultUri, keyUri, keyAddress } = key;
  return { keyName: String(keyName), vaultUri: String(vaultUri), keyUri: String(keyUri), addresses: [String(keyAddress)] };
}

import { randomBytes } from "node:crypto";
import type { ObservedResource } from "@zerolake/execution";
import type { AzureCall } from "../azure-call.ts";
import { keyVaultSafe } from "../key-vault-safe.ts";
import { done } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** Enough that nobody guesses it; as text of letters, digits, `-` and `_` it fits every password rule of Azure's databases together with the ending. */
const BYTES = 30;
const ALL_KINDS = "-aA1";

/** A secret that is thrown by dice and lies in a vault from its first moment: it stands in no plan and in no journal. */
export const generatedSecret: ArmHandler = {
  async create(call, { properties }) {
    const place = String(properties["uri"]);
    const safe = keyVaultSafe(call.data);
    // What is there already is in use by somebody who knows it.
    if ((await safe.read(place, call.abortSignal)) === undefined)
      await safe.write(place, `${randomBytes(BYTES).toString("base64url")}${ALL_KINDS}`, call.abortSignal);
    return done(String(properties["id"]), { id: properties["id"] ?? null });
  },
  // It goes with its vault: deleted alone it would block its name.
  delete: (_call, { identifier }) => Promise.resolve(done(identifier)),
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

/** `…/vaults/<vault>/generatedSecrets/<name>` */
async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const [vault, , name] = id.split("/").slice(-3);
  const text = await keyVaultSafe(call.data).read(`https://${vault}.vault.azure.net/secrets/${name}`, call.abortSignal);
  return text === undefined ? undefined : { identifier: id, attributes: { id } };
}

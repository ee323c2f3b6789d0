import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { workloadIdentity } from "../access.ts";
import { secretId, secretUriIn } from "../key-vault/secret-place.ts";
import { keyVault, vaultName } from "../key-vault/vault.ts";
import { azureResource } from "../resource.ts";
import { authorizationRule, ruleId } from "./authorization-rule.ts";
import { writtenTopic } from "./written-hub.ts";

export const STREAM_SECRET = "stream";

export interface StoredKey {
  readonly resources: readonly DesiredResource[];
  /** Address of the stream for a program that reads it, with the place of its key. */
  readonly readAddress: string;
  readonly secretUri: string;
  readonly secretId: string;
}

/**
 * A key of a stream in a vault of its own holder: for programs that cannot connect with an identity. The driver carries it from the
 * one place to the other; it stands in no plan and in no journal.
 */
export function storedKey(context: LoweringContext, stream: Peer, right: "Listen" | "Send"): StoredKey {
  const { host } = stream.outputs;
  const topics = Array.isArray(stream.outputs["topics"]) ? stream.outputs["topics"].join(",") : "";
  const id = streamSecretId(context);
  return {
    readAddress: `eventhubs://${String(host)}/${topics}?vault=${vaultName(context)}&secret=${STREAM_SECRET}`,
    secretUri: secretUriIn(context, STREAM_SECRET),
    secretId: id,
    resources: [
      ...workloadIdentity(context),
      keyVault(context, { isPurgeProtected: false }),
      authorizationRule(context, stream, [right]),
      azureResource(context, {
        name: "storedKey",
        type: "Zerolake.EventHub/storedKeys",
        id,
        body: { rule: ruleId(context, stream), secret: id, topic: writtenTopic(context, stream.outputs) },
        dependsOn: ["vault", "rule"],
      }),
    ],
  };
}

export function streamSecretId(part: Named): string {
  return secretId(part, STREAM_SECRET);
}

export function storedKeyAddress(context: Pick<LoweringContext, "component">): string {
  return addressIn(context, "storedKey");
}

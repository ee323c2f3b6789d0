import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { textsOf } from "../../texts-of.ts";
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
  const topics = textsOf(stream.outputs["topics"]).join(",");
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

/**
 * The keys of all streams that a program of somebody else's reads or writes, each under a name of its own in the vault of its holder,
 * which has to be there.
 */
export function storedKeys(context: LoweringContext): readonly DesiredResource[] {
  return keyedStreams(context).flatMap(({ stream, rights }) => {
    const key = stream.component.id;
    const id = secretId(context, streamSecretName(stream));
    return [
      authorizationRule(context, stream, rights, key),
      azureResource(context, {
        name: "storedKey",
        key,
        type: "Zerolake.EventHub/storedKeys",
        id,
        body: { rule: ruleId(context, stream), secret: id },
        dependsOn: ["vault", addressIn(context, "rule", key)],
      }),
    ];
  });
}

/** Streams with the rights that the arrows to them and from them give. */
export function keyedStreams(context: LoweringContext): readonly { readonly stream: Peer; readonly rights: readonly string[] }[] {
  const read = context.incoming("events");
  const written = context.outgoing("events");
  const streams = new Map([...read, ...written].map((stream) => [stream.component.id, stream]));
  return [...streams].map(([id, stream]) => ({
    stream,
    rights: [...(isIn(read, id) ? ["Listen"] : []), ...(isIn(written, id) ? ["Send"] : [])],
  }));
}

function isIn(peers: readonly Peer[], id: string): boolean {
  return peers.some(({ component }) => component.id === id);
}

export function streamSecretName({ component }: Pick<Peer, "component">): string {
  return `${STREAM_SECRET}-${component.id}`;
}

export function streamSecretId(part: Named): string {
  return secretId(part, STREAM_SECRET);
}

export function storedKeyAddress(context: Pick<LoweringContext, "component">): string {
  return addressIn(context, "storedKey");
}

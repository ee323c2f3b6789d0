import { type LoweringContext, numberSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { allow, assignedAddress, identityId } from "../access.ts";
import { drawnContainer } from "../storage/drawn-container.ts";

const BYTES_PER_MB = 1_048_576;
const SECONDS = { min: 60, max: 900 };
const BYTES = { min: 10 * BYTES_PER_MB, max: 500 * BYTES_PER_MB };
const NAME_FORMAT = "{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}";

export interface Capture {
  /** Identity that writes the files; the namespace has to bear it. */
  readonly identityId: string;
  readonly description: LooseMap;
  /** What must be there before the service checks that it may write. */
  readonly waitsFor: readonly string[];
}

/** The delivery into files that is drawn behind a stream: the service writes them itself, so it stands in the hubs. */
export function captureOf(context: LoweringContext): Capture | undefined {
  const delivery = context.outgoing("events").find(({ variant }) => variant === "eventhubs-capture");
  const store = delivery && context.environment.outgoing(delivery.component.id, "files")[0];
  const target = store && drawnContainer(store);
  if (!delivery || !target) return undefined;
  const owner = { component: delivery.component, target: context.target };
  return {
    identityId: identityId(owner),
    waitsFor: [addressIn(owner, "identity"), target.address, assignedAddress(owner, allow("blobContributor", target.id, target.address))],
    description: {
      enabled: true,
      encoding: "Avro",
      intervalInSeconds: between(numberSetting(delivery, "bufferSeconds"), SECONDS),
      sizeLimitInBytes: between(numberSetting(delivery, "bufferMb") * BYTES_PER_MB, BYTES),
      skipEmptyArchives: true,
      destination: {
        name: "EventHubArchive.AzureBlockBlob",
        identity: { type: "UserAssigned", userAssignedIdentity: identityId(owner) },
        properties: { storageAccountResourceId: store.outputs["accountId"], blobContainer: target.name, archiveNameFormat: NAME_FORMAT },
      },
    },
  };
}

function between(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

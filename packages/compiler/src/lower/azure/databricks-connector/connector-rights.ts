import type { EnvironmentView, LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { allow } from "../access.ts";
import { unityPlaces } from "./unity-places.ts";

/** What the connector may do: each container that is wired to the workspace, and each topic that one of its jobs reads; nothing else. */
export function connectorRights(context: LoweringContext): readonly Statement[] {
  return [
    ...unityPlaces(context).map(({ isWritten, containerId, containerAddress }) =>
      allow(isWritten ? "blobContributor" : "blobReader", containerId, containerAddress),
    ),
    ...streamsRead(context.environment).flatMap(({ component, outputs: { namespaceId, topics } }) =>
      (Array.isArray(topics) ? topics : []).map((topic) =>
        allow("eventReceiver", `${String(namespaceId)}/eventhubs/${String(topic)}`, addressIn({ component }, "hub", String(topic))),
      ),
    ),
  ];
}

/** True when a job of the workspace reads a stream of Azure. */
export function readsStreams(view: EnvironmentView): boolean {
  return streamsRead(view).length > 0;
}

function streamsRead(view: EnvironmentView): readonly Peer[] {
  return view
    .components("stream-processor")
    .filter(({ variant }) => variant === "databricks-streaming")
    .flatMap(({ component }) => view.incoming(component.id, "events"))
    .filter(({ outputs }) => typeof outputs["namespaceId"] === "string");
}

import type { EnvironmentView, LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { allow } from "../access.ts";
import { asksForKey, readLoginSecret } from "../event-stream/stream-login.ts";
import { unityPlaces } from "./unity-places.ts";

/** What the connector may do: each container that is wired to the workspace, and each topic that one of its jobs reads; nothing else. */
export function connectorRights(context: LoweringContext): readonly Statement[] {
  return [
    ...unityPlaces(context).map(({ isWritten, containerId, containerAddress }) =>
      allow(isWritten ? "blobContributor" : "blobReader", containerId, containerAddress),
    ),
    ...streamsRead(context.environment).flatMap(({ stream, reader }) =>
      asksForKey(stream)
        ? [readLoginSecret({ component: stream.component, target: context.target }, reader)]
        : topicsOf(stream).map((topic) =>
            allow("eventReceiver", `${String(stream.outputs["namespaceId"])}/eventhubs/${topic}`, addressIn(stream, "hub", topic)),
          ),
    ),
  ];
}

/** True when a job of the workspace reads a stream, or the key of one. */
export function readsStreams(view: EnvironmentView): boolean {
  return streamsRead(view).length > 0;
}

function streamsRead(view: EnvironmentView): readonly { readonly stream: Peer; readonly reader: string }[] {
  return view
    .components("stream-processor")
    .filter(({ variant }) => variant === "databricks-streaming")
    .flatMap(({ component }) => view.incoming(component.id, "events").map((stream) => ({ stream, reader: component.id })))
    .filter(({ stream }) => typeof stream.outputs["namespaceId"] === "string" || asksForKey(stream));
}

function topicsOf({ outputs: { topics } }: Peer): readonly string[] {
  return Array.isArray(topics) ? topics.map(String) : [];
}

import { createHash } from "node:crypto";
import { emptyReply, type Reply } from "../../http/exchange.ts";
import { keyOf, placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import type { ServiceCall } from "./service-call.ts";

const BLOB = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
const METADATA = "x-ms-meta-";

/** Files of a container. What lies in them is kept as a digest: nobody reads them here. */
export async function answerBlobs(call: ServiceCall): Promise<Reply> {
  const [, container = "", path = ""] = /^\/([a-z0-9-]{3,63})\/(.+)$/.exec(call.path) ?? [];
  const place = placeOf(call.caller);
  const { resources } = call.sandbox.store;
  const containerKey = keyOf(`${String(call.service.model["id"])}/blobServices/default/containers/${container}`);
  const known = resources.get(place, "Microsoft.Storage/storageAccounts/blobServices/containers", containerKey);
  if (!known) throw new ArmError(404, "ContainerNotFound", `The container '${container}' does not exist.`);
  const identifier = `${containerKey}/blobs/${path}`;
  const existing = resources.get(place, BLOB, identifier);
  switch (call.exchange.method) {
    case "HEAD":
      return existing ? emptyReply(200, existing.model["headers"] as Readonly<Record<string, string>>) : emptyReply(404);
    case "DELETE":
      if (existing) await resources.remove(place, BLOB, identifier);
      return emptyReply(existing ? 202 : 404);
    case "PUT": {
      if (call.exchange.headers["x-ms-blob-type"] !== "BlockBlob")
        throw new ArmError(400, "MissingRequiredHeader", "x-ms-blob-type is required.");
      const headers = Object.fromEntries(Object.entries(call.exchange.headers).filter(([name]) => name.startsWith(METADATA)));
      const etag = createHash("sha256").update(call.exchange.body).digest("hex").slice(0, 16);
      const model = { name: path, headers: { ...headers, etag } };
      await resources.put({ ...place, type: BLOB, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
      return emptyReply(201, { etag });
    }
    default:
      throw new ArmError(405, "UnsupportedHttpVerb", `A file takes no ${call.exchange.method} here.`);
  }
}

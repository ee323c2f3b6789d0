import { refusal } from "@zerolake/db";
import type { Json } from "@zerolake/scim";

/** Largest body: a group with ten thousand members. */
const BYTES_MAX = 1_048_576;
const MEDIA_TYPES = ["application/scim+json", "application/json"];

/** The JSON of a request, read no further than the limit. */
export async function readBody(request: Request): Promise<Json> {
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!MEDIA_TYPES.includes(mediaType)) throw refusal({ status: 415, detail: `The body has to be ${MEDIA_TYPES.join(" or ")}.` });
  const text = new TextDecoder().decode(await readBytes(request));
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refusal({ status: 400, scimType: "invalidSyntax", detail: "The body is no JSON." });
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(request.headers.get("content-length") ?? 0) > BYTES_MAX) throw tooLarge();
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BYTES_MAX) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge() {
  return refusal({
    status: 413,
    detail: `The body has more than ${BYTES_MAX} bytes. Send the members of a large group in several changes.`,
  });
}

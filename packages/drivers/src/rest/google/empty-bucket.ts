import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { RestCall } from "../rest-call.ts";

const API = "https://storage.googleapis.com/storage/v1";
const AT_ONCE = 20;

/** Deletes every version of every object of one page of the listing; true when there was nothing left. */
export async function emptySome({ client, signal }: RestCall, bucket: string): Promise<boolean> {
  const url = `${API}/b/${encodeURIComponent(bucket)}/o`;
  const answer = await client.send({ method: "GET", url, query: { versions: "true", maxResults: "500" }, signal });
  const items = Array.isArray(answer["items"]) ? (answer["items"] as readonly Value[]).filter(isMap) : [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map((item) => remove({ client, signal }, url, item)));
  }
  return items.length === 0;
}

async function remove({ client, signal }: Pick<RestCall, "client" | "signal">, url: string, item: PropertyMap): Promise<void> {
  const query = { generation: String(item["generation"] ?? "") };
  await client.send({ method: "DELETE", url: `${url}/${encodeURIComponent(String(item["name"]))}`, query, signal });
}

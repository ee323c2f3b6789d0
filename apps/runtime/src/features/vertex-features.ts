import * as z from "zod";
import { type AskGoogle, askGoogle, GoogleRefusal } from "../google/ask-google.ts";

const NOT_FOUND = 404;
const answerSchema = z.object({
  keyValues: z.object({
    features: z.array(z.object({ name: z.string(), value: z.record(z.string(), z.unknown()).optional() })).optional(),
  }),
});

type Values = Readonly<Record<string, string>>;

export interface VertexFeatures {
  /** Current values of one entity by view; `undefined` when none knows it. */
  read(entityId: string): Promise<Readonly<Record<string, Values>> | undefined>;
}

/** Opens `vertex-features://<region>/<project>/<store>/<view>[,<view>…]?host=<host>`; `undefined` for another address. */
export function openVertexFeatures(address: string, ask: AskGoogle = askGoogle): VertexFeatures | undefined {
  const match = /^vertex-features:\/\/([^/]+)\/([^/]+)\/([^/]+)\/([^/?]+)\?host=(.+)$/.exec(address);
  if (!match) return undefined;
  const [, region, project, store, views = "", host] = match;
  const base = `https://${host}/v1/projects/${project}/locations/${region}/featureOnlineStores/${store}/featureViews`;
  return {
    async read(entityId) {
      const names = views.split(",");
      const records = await Promise.all(names.map((view) => readView(ask, `${base}/${view}:fetchFeatureValues`, entityId)));
      const found = names.flatMap((view, index) => (records[index] ? [[view, records[index]] as const] : []));
      return found.length === 0 ? undefined : Object.fromEntries(found);
    },
  };
}

async function readView(ask: AskGoogle, url: string, key: string): Promise<Values | undefined> {
  try {
    const answer = answerSchema.parse(await ask({ url, body: { dataKey: { key }, dataFormat: "KEY_VALUE" } }));
    const entries = (answer.keyValues.features ?? []).map(({ name, value = {} }) => [name, textOf(Object.values(value)[0])] as const);
    return Object.fromEntries(entries);
  } catch (error) {
    if (error instanceof GoogleRefusal && error.status === NOT_FOUND) return undefined;
    throw error;
  }
}

/** A value stands under the name of its type, e.g. `{ "int64Value": "7" }`. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

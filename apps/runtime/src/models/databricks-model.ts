import { type AskDatabricks, askDatabricks } from "../databricks/ask-databricks.ts";

export interface DatabricksModel {
  /** Databricks' own models speak as OpenAI's do. */
  readonly family: "openai";
  invoke(input: unknown): Promise<unknown>;
}

/** Opens `databricks-model://<host>/<endpoint>`; `undefined` for another address. */
export function openDatabricksModel(address: string, ask: AskDatabricks = askDatabricks): DatabricksModel | undefined {
  const [, host = "", endpoint] = /^databricks-model:\/\/([^/]+)\/([^/]+)$/.exec(address) ?? [];
  if (endpoint === undefined) return undefined;
  return { family: "openai", invoke: (input) => ask({ host, path: `serving-endpoints/${endpoint}/invocations`, body: bodyOf(input) }) };
}

/** Messages and texts go as they are; whatever else is asked are rows of a model of one's own. */
function bodyOf(input: unknown): unknown {
  if (Array.isArray(input)) return { dataframe_records: input };
  const isAsked = typeof input === "object" && input !== null && ("messages" in input || "input" in input || "dataframe_records" in input);
  return isAsked ? input : { dataframe_records: [input] };
}

import { identityToken } from "../azure/identity-token.ts";
import { googleIdToken } from "../google/ask-google.ts";

/** The application of Microsoft Entra ID that every workspace of Azure Databricks accepts tokens for. Source: Microsoft's documentation. */
const AZURE_DATABRICKS = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
const TIME_LIMIT_MS = 60_000;

/** One request to a workspace; the answer is JSON. */
export interface DatabricksRequest {
  /** Host of the workspace. */
  readonly host: string;
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
}

/** Asks with the identity of the container. Rejects with the status that the workspace answered. */
export type AskDatabricks = (request: DatabricksRequest) => Promise<unknown>;

export const askDatabricks: AskDatabricks = async ({ host, path, method = "POST", body }) => {
  const response = await fetch(`https://${host}/${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenFor(host)}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Databricks answered ${response.status}: ${text.slice(0, 300)}`);
  return text === "" ? {} : JSON.parse(text);
};

/** A workspace takes tokens of the cloud that it stands in. */
function tokenFor(host: string): Promise<string> {
  return host.endsWith(".azuredatabricks.net") ? identityToken(AZURE_DATABRICKS) : googleIdToken(`https://${host}`);
}

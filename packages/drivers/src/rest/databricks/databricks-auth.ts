import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import * as z from "zod";
import { keptTokens, type TimedToken } from "../kept-token.ts";
import { unreached } from "../unreached.ts";
import { classifyDatabricksError } from "./classify-databricks-error.ts";

/** A service principal of one workspace. */
export interface DatabricksCredentials {
  /** Host of the workspace, e.g. `dbc-0a1b2c3d-4e5f.cloud.databricks.com`. */
  readonly workspace: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const MS_PER_SECOND = 1000;
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/**
 * Gives the Authorization header of the next call: OAuth for machines, with the workspace's own token address. A secret is never
 * sent to another host than the connection's, whatever a resource says.
 */
export function databricksAuthorisation(
  { workspace, clientId, clientSecret }: DatabricksCredentials,
  locate: (url: string) => string,
): (signal: AbortSignal, url: string) => Promise<string> {
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const tokenOf = keptTokens((host, signal) => askToken(locate(`https://${host}/oidc/v1/token`), basic, signal));
  return async (signal, url) => {
    const { host } = new URL(url);
    if (host !== workspace) throw otherWorkspace(host, workspace);
    return `Bearer ${await tokenOf(host, signal)}`;
  };
}

function otherWorkspace(asked: string, connected: string): CloudRefusalError {
  return new CloudRefusalError({
    class: "permission",
    code: "OtherWorkspace",
    message: `The environment names the workspace ${asked}, and its connection belongs to ${connected}`,
    remedy: "Name the connection's workspace in the environment's settings, or choose another Databricks connection, then plan again.",
  });
}

async function askToken(address: string, authorization: string, signal: AbortSignal): Promise<TimedToken> {
  const body = new URLSearchParams({ grant_type: "client_credentials", scope: "all-apis" });
  const response = await fetch(address, { method: "POST", headers: { authorization }, body, signal }).catch((error: unknown) => {
    throw unreached(new URL(address).host, error);
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.status >= 500) throw new NoAnswerError(`Databricks gave no token: it answered ${response.status}.`);
  if (!response.ok) throw new CloudRefusalError(classifyDatabricksError({ status: 401, body: refusalIn(answer) }));
  const { access_token: token, expires_in: seconds } = tokenSchema.parse(answer);
  return { token, lifetimeMs: seconds * MS_PER_SECOND };
}

const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** The token address speaks OAuth, not Databricks. */
function refusalIn(answer: unknown): object {
  const { data } = refusalSchema.safeParse(answer);
  return { error_code: "UNAUTHENTICATED", message: data?.error_description ?? data?.error ?? "The credentials were refused." };
}

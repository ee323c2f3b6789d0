import { ClientSecretCredential } from "@azure/identity";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import * as z from "zod";
import { classifyError } from "./classify-error.ts";

export interface AzureCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSource {
  /** A token that is valid for minutes to come. Throws `CloudRefusalError` when the credentials are refused, `NoAnswerError` for silence. */
  tokenFor(scope: string, abortSignal: AbortSignal): Promise<string>;
}

/** Tokens of Microsoft Entra ID for a client secret. The library keeps and renews them. */
export function entraTokens({ tenantId, clientId, clientSecret }: AzureCredentials): TokenSource {
  const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, { retryOptions: { maxRetries: 0 } });
  return {
    async tokenFor(scope, abortSignal) {
      try {
        return (await credential.getToken(scope, { abortSignal })).token;
      } catch (error) {
        throw toTokenError(error);
      }
    },
  };
}

/** Entra's codes look like AADSTS7000215; everything else is a network that failed. */
function toTokenError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const code = /AADSTS\d+/.exec(message)?.[0];
  if (code === undefined) return new NoAnswerError(`Microsoft Entra ID did not answer: ${message}`, { cause: error });
  return new CloudRefusalError(classifyError({ code: "InvalidAuthenticationToken", message, status: 401 }));
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.coerce.number() });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().default("") });
const MS_PER_SECOND = 1000;
/** A token that ends sooner is asked for again. */
const MARGIN_MS = 120_000;

/** The same protocol at another address: the library insists on https and on Microsoft's own hosts. */
export function tokensFrom(authority: string, { tenantId, clientId, clientSecret }: AzureCredentials): TokenSource {
  const kept = new Map<string, { readonly token: string; readonly untilMs: number }>();
  return {
    async tokenFor(scope, abortSignal) {
      const known = kept.get(scope);
      if (known && known.untilMs > Date.now()) return known.token;
      const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, scope });
      const response = await fetch(new URL(`/${tenantId}/oauth2/v2.0/token`, authority), {
        method: "POST",
        body,
        signal: abortSignal,
      }).catch((cause: unknown) => {
        throw new NoAnswerError("The token endpoint did not answer.", { cause });
      });
      const answer: unknown = await response.json().catch(() => ({}));
      if (!response.ok) {
        const { error_description: message } = refusalSchema.parse(answer);
        throw new CloudRefusalError(classifyError({ code: "InvalidAuthenticationToken", message, status: 401 }));
      }
      const { access_token: token, expires_in: seconds } = tokenSchema.parse(answer);
      kept.set(scope, { token, untilMs: Date.now() + seconds * MS_PER_SECOND - MARGIN_MS });
      return token;
    },
  };
}

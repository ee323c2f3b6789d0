import { ClientAssertionCredential, ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from "@azure/identity";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import * as z from "zod";
import { keptTokens } from "../rest/kept-token.ts";
import { classifyError } from "./classify-error.ts";

interface Application {
  readonly tenantId: string;
  readonly clientId: string;
}

/** An application that proves itself with a secret that lasts. */
export interface AzureSecret extends Application {
  readonly clientSecret: string;
}

/** An application, or a managed identity, that trusts our issuer: it proves itself with a token that is made for the moment. */
export interface AzureFederation extends Application {
  readonly assertion: () => Promise<string>;
}

/** A managed identity of the machine that this process runs on. */
export interface AzureManagedIdentity extends Application {
  readonly isManaged: true;
}

export type AzureCredentials = AzureSecret | AzureFederation | AzureManagedIdentity;

export interface TokenSource {
  /** A token that is valid for minutes to come. Throws `CloudRefusalError` when the credentials are refused, `NoAnswerError` for silence. */
  tokenFor(scope: string, abortSignal: AbortSignal): Promise<string>;
}

/** Tokens of Microsoft Entra ID. The library keeps and renews them. */
export function entraTokens(credentials: AzureCredentials): TokenSource {
  const credential = credentialOf(credentials);
  return {
    async tokenFor(scope, abortSignal) {
      try {
        return (await credential.getToken(scope, { abortSignal }))?.token ?? "";
      } catch (error) {
        throw toTokenError(error);
      }
    },
  };
}

function credentialOf(credentials: AzureCredentials): TokenCredential {
  const { tenantId, clientId } = credentials;
  const options = { retryOptions: { maxRetries: 0 } };
  if ("clientSecret" in credentials) return new ClientSecretCredential(tenantId, clientId, credentials.clientSecret, options);
  if ("assertion" in credentials) return new ClientAssertionCredential(tenantId, clientId, credentials.assertion, options);
  return new ManagedIdentityCredential({ clientId, ...options });
}

/** Entra's codes look like AADSTS7000215; everything else is a network that failed. */
function toTokenError(error: unknown): Error {
  if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === "CredentialUnavailableError") return noIdentity();
  const code = /AADSTS\d+/.exec(message)?.[0];
  if (code === undefined) return new NoAnswerError(`Microsoft Entra ID did not answer: ${message}`, { cause: error });
  return refused(message);
}

/** What Entra says when it does not know our issuer, or the subject is not the connection's. */
const NO_TRUST = /AADSTS(70021|700211|700212|700213|700016|90002)/;

function refused(message: string): CloudRefusalError {
  const error = classifyError({ code: "InvalidAuthenticationToken", message, status: 401 });
  if (!NO_TRUST.test(message)) return new CloudRefusalError(error);
  const remedy =
    "Check that the identity has a federated credential with the issuer, the subject and the audience of this connection, then test the connection.";
  return new CloudRefusalError({ ...error, remedy });
}

function noIdentity(): CloudRefusalError {
  return new CloudRefusalError({
    class: "permission",
    code: "NoIdentity",
    message: "This worker has no managed identity with that client ID.",
    remedy: "Assign the identity to the machines that workers run on, or let the connection use a federated credential instead.",
  });
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.coerce.number() });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().default("") });
const MS_PER_SECOND = 1000;
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The same protocols at another address: the library insists on https and on Microsoft's own hosts. */
export function tokensFrom(authority: string, credentials: AzureCredentials): TokenSource {
  const tokenFor = keptTokens(async (scope, signal) => {
    const response = await request(authority, credentials, { scope, signal }).catch((cause: unknown) => {
      throw cause instanceof CloudRefusalError ? cause : new NoAnswerError("The token endpoint did not answer.", { cause });
    });
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw refused(refusalSchema.parse(answer).error_description);
    const { access_token: token, expires_in: seconds } = tokenSchema.parse(answer);
    return { token, lifetimeMs: seconds * MS_PER_SECOND };
  });
  return { tokenFor };
}

async function request(
  authority: string,
  credentials: AzureCredentials,
  { scope, signal }: { readonly scope: string; readonly signal: AbortSignal },
): Promise<Response> {
  const { tenantId, clientId } = credentials;
  if ("isManaged" in credentials) {
    const query = new URLSearchParams({ "api-version": "2018-02-01", resource: scope.replace(/\/\.default$/, ""), client_id: clientId });
    return fetch(new URL(`/metadata/identity/oauth2/token?${query}`, authority), { headers: { metadata: "true" }, signal });
  }
  const proof =
    "clientSecret" in credentials
      ? { client_secret: credentials.clientSecret }
      : { client_assertion_type: ASSERTION_TYPE, client_assertion: await credentials.assertion() };
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, scope, ...proof });
  return fetch(new URL(`/${tenantId}/oauth2/v2.0/token`, authority), { method: "POST", body, signal });
}

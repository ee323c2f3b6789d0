import { GoogleAuth } from "google-auth-library";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const TIME_LIMIT_MS = 60_000;

/** One request to a service of Google's; the answer is JSON. */
export interface GoogleRequest {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
}

/** Asks with the identity of the container. Rejects with the status that the service answered. */
export type AskGoogle = (request: GoogleRequest) => Promise<unknown>;

/** The service said no. */
export class GoogleRefusal extends Error {
  override readonly name = "GoogleRefusal";
  readonly status: number;

  constructor(status: number, text: string) {
    super(`Google answered ${status}: ${text.slice(0, 300)}`);
    this.status = status;
  }
}

let opened: GoogleAuth | undefined;

function auth(): GoogleAuth {
  opened ??= new GoogleAuth({ scopes: SCOPE });
  return opened;
}

export const askGoogle: AskGoogle = async ({ body, ...request }) => {
  const text = await exchange({ ...request, ...(body === undefined ? {} : { content: JSON.stringify(body), type: "application/json" }) });
  return text === "" ? {} : JSON.parse(text);
};

/** The same where texts go there and back. */
export type AskGoogleText = (request: Omit<GoogleRequest, "body"> & { readonly text?: string }) => Promise<string>;

export const askGoogleText: AskGoogleText = ({ text, ...request }) =>
  exchange({ ...request, ...(text === undefined ? {} : { content: text, type: "text/plain" }) });

interface Exchange extends Omit<GoogleRequest, "body"> {
  readonly content?: string;
  readonly type?: string;
}

async function exchange({ url, method = "POST", content, type }: Exchange): Promise<string> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${await googleAccessToken()}`, ...(type === undefined ? {} : { "content-type": type }) },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  if (!response.ok) throw new GoogleRefusal(response.status, text);
  return text;
}

/** A token of the container's identity. */
export async function googleAccessToken(): Promise<string> {
  const token = await auth().getAccessToken();
  if (!token) throw new Error("This program has no identity at Google: it must run with a service account");
  return token;
}

/** E-mail of the container's identity. */
export async function googleAccount(): Promise<string> {
  return (await auth().getCredentials()).client_email ?? "";
}

/** A token that says who the container is to whoever checks that by its own address: Databricks, and services of Cloud Run. */
export async function googleIdToken(audience: string): Promise<string> {
  const client = await auth().getIdTokenClient(audience);
  return client.idTokenProvider.fetchIdToken(audience);
}

/** What Google's Kafka brokers take instead of a password. */
export async function googleKafkaLogin(): Promise<string> {
  const token = await googleAccessToken();
  const email = await googleAccount();
  return kafkaToken({ token, email, nowMs: Date.now() });
}

/** An access token in the form of a JWT, as the brokers' own login handler writes it. */
export function kafkaToken({ token, email, nowMs }: { readonly token: string; readonly email: string; readonly nowMs: number }): string {
  const now = Math.floor(nowMs / 1000);
  const claims = { exp: now + TOKEN_SECONDS, iat: now, iss: "Google", scope: "kafka", sub: email };
  return [JSON.stringify({ typ: "JWT", alg: "GOOG_OAUTH2_TOKEN" }), JSON.stringify(claims), token]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
}

/** Tokens live for an hour; asked for anew well before. */
const TOKEN_SECONDS = 1800;

import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { type AuthClient, GoogleAuth, IdentityPoolClient, Impersonated, JWT } from "google-auth-library";
import * as z from "zod";
import { classifyGoogleError } from "./classify-google-error.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const TOKEN_SECONDS = 3_600;

/** The key file of a service account, as far as it is needed. */
const keySchema = z.object({ client_email: z.email(), private_key: z.string().min(1), project_id: z.string().min(1) });
export type GoogleKey = z.infer<typeof keySchema>;

/** A workload identity pool that trusts our issuer. */
export interface GoogleFederation {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>`. */
  readonly provider: string;
  /** Whom our token speaks for. */
  readonly subject: string;
  /** Whom it acts as; without one, the pool's own identity acts. */
  readonly serviceAccount?: string;
  readonly token: () => Promise<string>;
}

/** The identity of the machine that this process runs on acts as a service account that lets it. */
export interface GoogleAmbient {
  readonly actsAs: string;
}

export type GoogleIdentity = GoogleKey | GoogleFederation | GoogleAmbient;

/** Reads a key file. Throws a message for people when it is none. */
export function parseGoogleKey(text: string): GoogleKey {
  const parsed = keySchema.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  throw new Error("This is not the key file of a service account: it needs client_email, private_key and project_id.");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How Google's policies name an identity: a service account by its address, the subject of a pool by its place. */
export function googleMember(identity: GoogleIdentity): string {
  const email = emailOf(identity);
  if (email !== undefined) return `serviceAccount:${email}`;
  const { provider, subject } = identity as GoogleFederation;
  return `principal://iam.googleapis.com/${provider.replace(/\/providers\/[^/]+$/, "")}/subject/${subject}`;
}

function emailOf(identity: GoogleIdentity): string | undefined {
  if ("client_email" in identity) return identity.client_email;
  return "actsAs" in identity ? identity.actsAs : identity.serviceAccount;
}

/** Gives the Authorization header of the next call; the library renews tokens before they end. */
export function googleAuthorisation(identity: GoogleIdentity, locate: (url: string) => string): () => Promise<string> {
  let client: Promise<AuthClient> | undefined;
  return async () => {
    client ??= clientOf(identity, locate);
    try {
      const { token } = await (await client).getAccessToken();
      if (token) return `Bearer ${token}`;
    } catch (error) {
      client = undefined;
      throw refusalOf(error);
    }
    throw new NoAnswerError("Google gave no token.");
  };
}

async function clientOf(identity: GoogleIdentity, locate: (url: string) => string): Promise<AuthClient> {
  // The library asks Google's own addresses; the calls are led where the driver is told to go.
  const transporterOptions = { fetchImplementation: ((url, init) => fetch(locate(String(url)), init)) as typeof fetch, retry: false };
  if ("client_email" in identity) {
    return new JWT({ email: identity.client_email, key: identity.private_key, scopes: [SCOPE], transporterOptions });
  }
  if ("actsAs" in identity) {
    const sourceClient = await machineIdentity(transporterOptions);
    const { actsAs: targetPrincipal } = identity;
    return new Impersonated({
      sourceClient,
      targetPrincipal,
      targetScopes: [SCOPE],
      lifetime: TOKEN_SECONDS,
      delegates: [],
      transporterOptions,
    });
  }
  return new IdentityPoolClient({
    type: "external_account",
    audience: `//iam.googleapis.com/${identity.provider}`,
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    // The exchange has a transport of its own, which cannot be led elsewhere.
    token_url: locate("https://sts.googleapis.com/v1/token"),
    subject_token_supplier: { getSubjectToken: () => identity.token() },
    scopes: [SCOPE],
    transporterOptions,
    ...(identity.serviceAccount === undefined
      ? {}
      : {
          service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${identity.serviceAccount}:generateAccessToken`,
        }),
  });
}

async function machineIdentity(transporterOptions: object): Promise<AuthClient> {
  try {
    return await new GoogleAuth({ scopes: [SCOPE], clientOptions: { transporterOptions } }).getClient();
  } catch {
    throw new CloudRefusalError({
      class: "permission",
      code: "NoIdentity",
      message: "This worker has no identity of its own in Google Cloud.",
      remedy: "Run the workers as a service account of Google Cloud, or let the connection use identity federation instead.",
    });
  }
}

/** A refused token is an answer; everything else is silence. */
function refusalOf(error: unknown): Error {
  if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return error;
  const response =
    error instanceof Error && "response" in error ? (error.response as { status?: number; data?: unknown } | undefined) : undefined;
  if (response?.status === undefined || response.status >= 500) {
    return new NoAnswerError(`Google gave no token: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const message = messageIn(response.data);
  return new CloudRefusalError(classifyGoogleError({ status: 401, body: { error: { status: "UNAUTHENTICATED", message } } }));
}

/** Token endpoints answer as OAuth does, the service that lends accounts as Google's other services do. */
const answerSchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string() })]).optional(),
  error_description: z.string().optional(),
});

function messageIn(data: unknown): string {
  const { data: answer } = answerSchema.safeParse(typeof data === "string" ? readJson(data) : data);
  const error = typeof answer?.error === "object" ? answer.error.message : answer?.error;
  return answer?.error_description ?? error ?? "The credentials were refused.";
}

import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { JWT } from "google-auth-library";
import * as z from "zod";
import { classifyGoogleError } from "./classify-google-error.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";

/** The key file of a service account, as far as it is needed. */
const keySchema = z.object({ client_email: z.email(), private_key: z.string().min(1), project_id: z.string().min(1) });
export type GoogleKey = z.infer<typeof keySchema>;

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

/** Gives the Authorization header of the next call; the library renews tokens before they end. */
export function googleAuthorisation(key: GoogleKey, locate: (url: string) => string): () => Promise<string> {
  const client = new JWT({
    email: key.client_email,
    key: key.private_key,
    scopes: [SCOPE],
    // The library asks Google's own address, whatever the key file says; the call is led where the driver is told to go.
    transporterOptions: { fetchImplementation: (url, init) => fetch(locate(String(url)), init), retry: false },
  });
  return async () => {
    try {
      const { token } = await client.getAccessToken();
      if (token) return `Bearer ${token}`;
    } catch (error) {
      throw refusalOf(error);
    }
    throw new NoAnswerError("Google gave no token.");
  };
}

/** A refused token is an answer; everything else is silence. */
function refusalOf(error: unknown): Error {
  const response =
    error instanceof Error && "response" in error ? (error.response as { status?: number; data?: unknown } | undefined) : undefined;
  if (response?.status === undefined || response.status >= 500) {
    return new NoAnswerError(`Google gave no token: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const data = response.data as { error?: string; error_description?: string } | undefined;
  const message = data?.error_description ?? data?.error ?? "The credentials were refused.";
  return new CloudRefusalError(classifyGoogleError({ status: 401, body: { error: { status: "UNAUTHENTICATED", message } } }));
}

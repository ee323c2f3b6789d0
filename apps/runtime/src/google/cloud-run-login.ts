import { googleIdToken } from "./ask-google.ts";

/**
 * What a request to this address says of the container. Cloud Run checks callers before its service does, by a token for the
 * service's own address; every other host is told nothing.
 */
export async function cloudRunLogin(address: string): Promise<Readonly<Record<string, string>>> {
  const { protocol, hostname, origin } = new URL(address);
  if (protocol !== "https:" || !hostname.endsWith(".run.app")) return {};
  return { authorization: `Bearer ${await googleIdToken(origin)}` };
}

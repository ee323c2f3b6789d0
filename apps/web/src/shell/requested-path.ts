import { headers } from "next/headers";

/** Set by the proxy: layouts are not told the address otherwise. */
export const REQUESTED_PATH_HEADER = "x-zerolake-path";

/** Path and query that the browser asked for. */
export async function requestedPath(): Promise<string> {
  return (await headers()).get(REQUESTED_PATH_HEADER) ?? "/";
}

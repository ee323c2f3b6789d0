import { headers } from "next/headers";
import { REQUESTED_PATH_HEADER } from "./request-headers.ts";

/** Path and query that the browser asked for. */
export async function requestedPath(): Promise<string> {
  return (await headers()).get(REQUESTED_PATH_HEADER) ?? "/";
}

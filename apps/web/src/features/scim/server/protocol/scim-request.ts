import type { Actor } from "@zerolake/db";
import type { Json } from "@zerolake/scim";
import type { Services } from "@/server/services.ts";

/** A request whose organisation is known: what every endpoint works with. */
export interface ScimRequest {
  readonly services: Services;
  readonly organizationId: string;
  /** The token, as whoever does something. */
  readonly actor: Actor;
  readonly method: string;
  /** Below the address of the service, e.g. `["Users", "…"]`. */
  readonly path: readonly string[];
  readonly parameter: (name: string) => string | null;
  readonly header: (name: string) => string | null;
  /** Reads the body, at most once. */
  readonly body: () => Promise<Json>;
  /** Address of the service, without a slash at the end. */
  readonly base: string;
}

export const SCIM_PATH = "/api/scim/v2";

/** Where the service is found, without a slash at the end: what an administrator types into the provider. */
export function serviceAddress({ NEXTAUTH_URL }: Pick<Services["environment"], "NEXTAUTH_URL">): string {
  return `${NEXTAUTH_URL.replace(/\/$/, "")}${SCIM_PATH}`;
}

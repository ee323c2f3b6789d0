import { hasAnyUser } from "@zerolake/db";
import { services } from "@/server/services.ts";

/** True until the first owner exists. From then on it is never asked again in this process. */
let hasOwner = false;

export async function isFreshInstallation(): Promise<boolean> {
  if (hasOwner) return false;
  hasOwner = await hasAnyUser(services().database);
  return !hasOwner;
}

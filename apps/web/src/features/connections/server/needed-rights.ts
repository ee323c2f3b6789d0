import { deploymentPolicy, servicePrefixes } from "@zerolake/compiler";
import type { NeededRights } from "../components/rights-card.tsx";

/** Made on the server: the facts about resource types that it comes from are large. */
export function neededRights(): NeededRights {
  return { policy: JSON.stringify(deploymentPolicy(), null, 2), services: servicePrefixes() };
}

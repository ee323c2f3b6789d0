import type { Cloud, Value } from "@zerolake/resources";
import type { Named } from "../physical-name.ts";

/** Who a component of the cloud is in the workspace. */
export interface Principal {
  readonly kind: "servicePrincipal" | "user";
  /** What rights are given to: the id of an application, or an e-mail address. */
  readonly name: Value;
}

/** What differs between the clouds for what the workspace serves. */
export interface WorkspaceCloud {
  readonly cloud: Cloud;
  /** Platform kinds that belong to the workspace there. */
  readonly needs: readonly string[];
  /** Who the identity of a component is. */
  principalOf(part: Named): Principal;
}

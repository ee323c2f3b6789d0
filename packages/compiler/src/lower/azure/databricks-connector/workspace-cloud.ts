import type { WorkspaceCloud } from "../../databricks/workspace-cloud.ts";
import { clientId } from "../access.ts";

/** A managed identity signs in at the workspace with a token of Microsoft Entra ID. */
export const AZURE_WORKSPACE: WorkspaceCloud = {
  cloud: "azure",
  needs: ["databricks-connector"],
  principalOf: (part) => ({ kind: "servicePrincipal", name: clientId(part) }),
};

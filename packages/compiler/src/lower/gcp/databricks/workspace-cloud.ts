import type { WorkspaceCloud } from "../../databricks/workspace-cloud.ts";
import { identityEmail } from "../iam.ts";

/** A service account is a user of the workspace, and signs in with a token of Google's for the workspace's address. */
export const GCP_WORKSPACE: WorkspaceCloud = {
  cloud: "gcp",
  needs: [],
  principalOf: (part) => ({ kind: "user", name: identityEmail(part) }),
};

import type { Cloud } from "@zerolake/resources";
import { previewTarget } from "./preview-target.ts";

/** The compiler needs them for names; the real ones are the worker's, and nothing that a page shows depends on them. */
export function previewOwner(cloud: Cloud) {
  const { account, environment } = previewTarget(cloud, "prototype");
  return { installationId: environment.installationId, account };
}

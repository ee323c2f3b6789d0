import type { Lowering } from "../../../lowering.ts";
import { unityOutputs } from "../../databricks/unity-catalog.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";

/** Each store of tables has a catalog of its own in Unity already; the connector opens what else is wired here. */
export const unity: Lowering = {
  cloud: "azure",
  kind: "catalog",
  variant: "unity",
  service: "Databricks Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; each store of tables is a catalog of its own in it",
  minutes: [0, 1],
  needs: ["databricks-connector"],
  outputs: (part) => unityOutputs(part),
  lower: (context) => {
    reportNoWorkspace(context);
    return [];
  },
};

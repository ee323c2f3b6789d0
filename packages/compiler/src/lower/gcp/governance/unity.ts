import type { Lowering } from "../../../lowering.ts";
import { iamPolicyTags } from "./iam-policy-tags.ts";

/** Tables and files stay Google's although Unity may open them: whoever is let in is let in there. */
export const unityAccess: Lowering = {
  ...iamPolicyTags,
  variant: "unity",
  service: "IAM and BigQuery data policies beside Unity Catalog",
  gap: "in Unity the schemas belong to whoever deploys: what groups may do with tables of Databricks itself is granted there by hand",
};

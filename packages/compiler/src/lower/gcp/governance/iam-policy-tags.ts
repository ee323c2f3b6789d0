import type { Lowering } from "../../../lowering.ts";
import { auditTrail } from "./audit-trail.ts";
import { columnPolicies, reportUnprotected } from "./column-policies.ts";
import { governedZones } from "./governed-zones.ts";
import { reportUnmappedGroups } from "./group-rights.ts";
import { rowFilters } from "./row-filters.ts";
import { zoneGrants } from "./zone-grants.ts";

/** Access of groups by zone, masks on columns and filters on rows where BigQuery answers, and who asked for what. */
export const iamPolicyTags: Lowering = {
  cloud: "gcp",
  kind: "governance",
  variant: "iam-policy-tags",
  service: "IAM and BigQuery data policies",
  gap: "masks and filters hold where BigQuery answers; whoever may open files sees all of them",
  minutes: [1, 4],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    reportUnmappedGroups(context);
    reportUnprotected(context);
    return [...zoneGrants(context, governedZones(context)), ...columnPolicies(context), ...rowFilters(context), ...auditTrail(context)];
  },
};

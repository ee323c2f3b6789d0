import type { ApprovalTerms } from "@zerolake/access";
import * as z from "zod";
import { approvalTermsSchema } from "./approval-terms.ts";

/** What a deployment refers to, by the names that people know it by. */
export interface DeploymentNames {
  readonly project: { readonly slug: string; readonly name: string };
  readonly environment: ApprovalTerms & { readonly id: string; readonly slug: string; readonly name: string };
  readonly version: { readonly id: string; readonly number: number } | null;
  /** The deployment that this one tries again. */
  readonly retryOf: { readonly number: number } | null;
  /** The environment that its version was brought from. */
  readonly promotedFrom: { readonly name: string } | null;
  /** Number of the deployment directly before it in its environment's line, once it is approved. */
  readonly waitsBehind: number | null;
  /** Of everybody who asked for it, wrote it, approved it or consented to it; nobody else. */
  readonly people: Readonly<Record<string, string>>;
}

export const namedEnvironmentSchema = z.object({ id: z.string(), slug: z.string(), name: z.string(), ...approvalTermsSchema.shape });

/** SQL: the names of a deployment `d`, with what they are joined from. */
export const NAMES = `jsonb_build_object('slug', p.slug, 'name', p.name) AS project,
  jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'approvalRule', e.approval_rule, 'approvalRoles', e.approval_roles) AS environment,
  CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'number', v.number) END AS version,
  CASE WHEN tried.id IS NOT NULL THEN jsonb_build_object('number', tried.number) END AS "retryOf",
  CASE WHEN origin.id IS NOT NULL THEN jsonb_build_object('name', origin.name) END AS "promotedFrom",
  CASE WHEN d.state = 'approved' THEN (
    SELECT ahead.number FROM deployment ahead
    WHERE ahead.environment_id = d.environment_id AND ahead.state IN ('applying', 'verifying', 'approved')
      AND (ahead.approved_at, ahead.number) < (d.approved_at, d.number)
    ORDER BY ahead.approved_at DESC, ahead.number DESC LIMIT 1) END AS "waitsBehind",
  coalesce((SELECT jsonb_object_agg(u.id, u.name) FROM "user" u
    WHERE u.id = ANY (d.author_ids || ARRAY[d.requested_by_id, d.approved_by_id, d.consented_by_id])), '{}') AS people`;
export const NAMED = `deployment d JOIN project p ON p.id = d.project_id JOIN environment e ON e.id = d.environment_id
  LEFT JOIN blueprint_version v ON v.id = d.version_id LEFT JOIN deployment tried ON tried.id = d.retry_of_id
  LEFT JOIN environment origin ON origin.id = d.promoted_from_environment_id`;

import * as z from "zod";
import type { Database } from "../database.ts";

const factsSchema = z.object({
  /** How policies name who deploys; `null` when the cloud names nobody. Absent: not asked yet. */
  principal: z.exactOptional(z.string().nullable()),
  /** Zones by region, once the cloud has listed them. */
  zones: z.record(z.string(), z.array(z.string())).default({}),
  /** Regions whose zones the cloud refused to list; asked again after the next test. */
  refused: z.array(z.string()).default([]),
  /** Host of the Databricks workspace beside the cloud. */
  workspace: z.exactOptional(z.string()),
});

/** What the cloud told about a connection and planning needs. */
export type ConnectionFacts = z.infer<typeof factsSchema>;

/** The zones of one region; `undefined` = the cloud refused to list them. */
export interface ZoneListing {
  readonly region: string;
  readonly zones: readonly string[] | undefined;
}

/** Facts as they are stored; stored JSON is read as untrusted. */
export function connectionFacts({ facts }: { readonly facts: unknown }): ConnectionFacts {
  return factsSchema.parse(facts);
}

/**
 * Notes what was asked for, unless the connection has been changed meanwhile: then it was the answer to other credentials.
 * Zones that are known stay, so that two workers that asked at once plan alike.
 */
export async function recordConnectionFacts(
  db: Database,
  organizationId: string,
  told: { connectionId: string; updatedAt: Date; principal?: string | null; workspace?: string; listing?: ZoneListing },
): Promise<void> {
  const { connectionId, updatedAt, principal, workspace, listing } = told;
  await db.pool.query(
    `UPDATE connection SET facts = facts || $4::jsonb || jsonb_build_object(
         'zones', $5::jsonb || COALESCE(facts->'zones', '{}'), 'refused', COALESCE(facts->'refused', '[]') || $6::jsonb)
     WHERE id = $1 AND organization_id = $2 AND updated_at = $3 AND deleted_at IS NULL`,
    [
      connectionId,
      organizationId,
      updatedAt,
      JSON.stringify({ ...(principal === undefined ? {} : { principal }), ...(workspace === undefined ? {} : { workspace }) }),
      JSON.stringify(listing?.zones === undefined ? {} : { [listing.region]: listing.zones }),
      JSON.stringify(listing !== undefined && listing.zones === undefined ? [listing.region] : []),
    ],
  );
}

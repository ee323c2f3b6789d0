import { exportCurrentOrganization } from "@/features/organizations/server/export-current-organization.ts";

export const dynamic = "force-dynamic";

/** Everything of an organisation as a file, for its owners. */
export async function GET(_request: Request, { params }: { params: Promise<{ organization: string }> }): Promise<Response> {
  return exportCurrentOrganization((await params).organization);
}

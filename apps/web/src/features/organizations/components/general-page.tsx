"use client";

import { useQuery } from "@tanstack/react-query";
import { buttonClasses } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DeleteOrganization } from "./delete-organization.tsx";
import { LeaveOrganization } from "./leave-organization.tsx";
import { RenameForm } from "./rename-form.tsx";

/** Name and address of an organisation, its data to take along, and its end. */
export function GeneralPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const general = useQuery(trpc.organizations.general.queryOptions({ organization }));
  const missing = useMissingPermission("organization:manage");
  return (
    <QueryView
      query={general}
      failure="The organisation could not be loaded"
      skeleton={<SkeletonRows label="Loading the organisation" rows={4} />}
    >
      {({ name, slug, deletion, environmentsInUse }) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card title="Name and address">
            <RenameForm key={`${name} ${slug}`} organization={organization} name={name} slug={slug} missing={missing} />
          </Card>
          <div className="space-y-6">
            <Card title="Data">
              <p className="mb-3 text-secondary">
                Everything of this organisation as one file of JSON Lines: designs, environments, deployments, members, audit log. Secrets
                are left out.
              </p>
              {missing === undefined ? (
                <a href={`/api/organizations/${slug}/export`} download className={buttonClasses()}>
                  Export organisation
                </a>
              ) : (
                <p className="text-muted text-small">{missing}</p>
              )}
            </Card>
            <Card title="Danger zone">
              <div className="space-y-5">
                <LeaveOrganization organization={organization} name={name} />
                <DeleteOrganization
                  organization={organization}
                  name={name}
                  deletion={deletion}
                  environmentsInUse={environmentsInUse}
                  missing={missing}
                />
              </div>
            </Card>
          </div>
        </div>
      )}
    </QueryView>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Card } from "@/components/ui/card.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Who works here, and as what. Roles hold for every project of the organisation. */
export function PeopleCard({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const people = useQuery(trpc.projects.people.queryOptions({ organization }));
  return (
    <Card title="People">
      <QueryView query={people} failure="The people could not be loaded" skeleton={<SkeletonRows label="Loading people" rows={3} />}>
        {(all) => (
          <div className="space-y-3">
            <ul className="space-y-2">
              {all.map(({ id, name, role }) => (
                <li key={id} className="flex items-center gap-2">
                  <Avatar id={id} name={name} size={24} />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <span className="text-secondary" title={ROLE_DESCRIPTIONS[role].purpose}>
                    {ROLE_DESCRIPTIONS[role].title}
                  </span>
                </li>
              ))}
            </ul>
            <p className="text-muted text-small">Roles hold for every project of the organisation.</p>
          </div>
        )}
      </QueryView>
    </Card>
  );
}

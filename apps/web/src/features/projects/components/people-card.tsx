"use client";

import { useQuery } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Card } from "@/components/ui/card.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectAt } from "./project-at.ts";

/** Who works here, and as what: by their role in the organisation, and by what is granted to them in this project. */
export function PeopleCard({ at }: { at: ProjectAt }) {
  const trpc = useTRPC();
  const people = useQuery(trpc.projects.people.queryOptions({ organization: at.organization }));
  const { data: grants = [] } = useQuery(trpc.roles.ofProject.queryOptions(at));
  return (
    <Card title="People">
      <QueryView query={people} failure="The people could not be loaded" skeleton={<SkeletonRows label="Loading people" rows={3} />}>
        {(all) => (
          <div className="space-y-3">
            <ul className="space-y-2">
              {all.map(({ id, name, role }) => (
                <li key={id} className="flex items-start gap-2">
                  <Avatar id={id} name={name} size={24} />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <span className="text-right text-secondary">
                    <span title={ROLE_DESCRIPTIONS[role].purpose}>{ROLE_DESCRIPTIONS[role].title}</span>
                    {grants
                      .filter(({ person }) => person.id === id)
                      .map((grant) => (
                        <span key={grant.id} className="block text-small" title={ROLE_DESCRIPTIONS[grant.role].purpose}>
                          {ROLE_DESCRIPTIONS[grant.role].title} {grant.environment ? `in ${grant.environment.name}` : "in this project"}
                        </span>
                      ))}
                  </span>
                </li>
              ))}
            </ul>
            <p className="text-muted text-small">
              Roles hold for every project, unless a place stands beside them.{" "}
              <Link href={paths.roles(at.organization)} className="text-accent underline">
                Roles and access
              </Link>
            </p>
          </div>
        )}
      </QueryView>
    </Card>
  );
}

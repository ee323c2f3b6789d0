"use client";

import { useQuery } from "@tanstack/react-query";
import type { ConnectionPurpose, ConnectionUseView } from "@zerolake/db";
import Link from "next/link";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";

const WORDS: Readonly<Record<ConnectionPurpose, string>> = {
  deployment: "Deployment",
  refresh: "Look for drift",
  health: "Look at health",
  scan: "Search for orphans",
  import: "Import of a resource",
  test: "Test",
};

/** Who and what has used the connection, the latest first. */
export function UsesCard({ at }: { at: ConnectionAt }) {
  const trpc = useTRPC();
  const uses = useQuery(trpc.connections.uses.queryOptions(at));
  return (
    <Card title="Use log">
      <QueryView query={uses} failure="The log could not be loaded" skeleton={<SkeletonRows label="Loading the log" rows={3} />}>
        {(all) =>
          all.length === 0 ? (
            <p className="text-secondary">Nothing has used it in the last 90 days.</p>
          ) : (
            <ul className="space-y-2">
              {all.map((use) => (
                <li
                  key={`${use.purpose} ${use.firstAt.toISOString()} ${use.deploymentNumber}`}
                  className="flex flex-wrap items-baseline gap-x-2"
                >
                  <Use organization={at.organization} use={use} />
                  <RelativeTime at={use.lastAt} className="text-muted text-small" />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  );
}

function Use({ organization, use }: { organization: string; use: ConnectionUseView }) {
  const { purpose, projectSlug, environment, environmentSlug, deploymentNumber, by } = use;
  const place = projectSlug === null ? "" : ` ${projectSlug} › ${environment ?? ""}`;
  if (projectSlug !== null && deploymentNumber !== null) {
    return (
      <span>
        <Link href={paths.deployment(organization, projectSlug, deploymentNumber)} className="text-accent underline">
          {WORDS[purpose]} #{deploymentNumber}
        </Link>
        {place}
        {by ? `, for ${by}` : ""}
      </span>
    );
  }
  if (projectSlug !== null && environmentSlug !== null) {
    return (
      <span>
        {WORDS[purpose]} of{" "}
        <Link href={paths.environment(organization, projectSlug, environmentSlug)} className="text-accent underline">
          {place.trim()}
        </Link>
      </span>
    );
  }
  return (
    <span>
      {WORDS[purpose]}
      {place && ` of${place}`}
    </span>
  );
}

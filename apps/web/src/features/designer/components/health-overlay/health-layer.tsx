"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useEffect } from "react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { HealthChip } from "@/health/health-chip.tsx";
import { HEALTH_LOOKS, HEALTH_ORDER } from "@/health/health-words.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

interface HealthLayerProps {
  readonly place: { readonly organization: string; readonly project: string };
}

/** Colours the drawing by how well what is deployed in the viewed environment is, and says what the colours mean and how new that is. */
export function HealthLayer({ place }: HealthLayerProps) {
  const environment = useDesigner((state) => state.viewed.environment);
  if (environment === undefined) return <Legend>Choose an environment: health is measured where something is deployed.</Legend>;
  return <Measured place={{ ...place, environment }} />;
}

function Measured({ place }: { readonly place: HealthLayerProps["place"] & { readonly environment: string } }) {
  const trpc = useTRPC();
  const store = useDesignerStore();
  const { data, error } = useQuery(trpc.environmentHealth.marks.queryOptions(place));
  const components = data?.components;
  useEffect(() => store.setState({ overlay: { name: "health", components: components ?? {} } }), [store, components]);
  const { organization, project, environment } = place;
  const more = (
    <Link href={paths.environment(organization, project, environment)} className="text-accent underline">
      All signals
    </Link>
  );
  if (!data) return <Legend>{error ? problemOf(error).message : "Loading the health."}</Legend>;
  return (
    <Legend>
      {data.status === null ? (
        <span>{data.isAsleep ? "Nobody looks while it is asleep." : "Nothing is known of what is deployed here."}</span>
      ) : (
        <ul aria-label="Legend" className="flex flex-wrap gap-2">
          {HEALTH_ORDER.map((status) => (
            <li key={status}>
              <HealthChip status={status} />
            </li>
          ))}
        </ul>
      )}
      {data.lookedAt && (
        <span className="text-secondary text-small">
          as of <RelativeTime at={data.lookedAt} />
        </span>
      )}
      {data.isOld && <StatusChip status={HEALTH_LOOKS.unknown.role}>Too old to count</StatusChip>}
      {data.problem !== null && <span className="text-warning">The last look saw nothing: {data.problem}</span>}
      {more}
    </Legend>
  );
}

function Legend({ children }: { readonly children: ReactNode }) {
  return (
    <div className="absolute inset-x-3 top-3 z-10 flex w-fit flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-2">
      {children}
    </div>
  );
}

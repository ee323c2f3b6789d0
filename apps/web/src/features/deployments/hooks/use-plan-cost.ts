"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** What the plan on this page does to the bill; asked once for all who show a part of it. */
export function usePlanCost() {
  const trpc = useTRPC();
  const { organization, project, deployment } = useParams<{ organization: string; project: string; deployment: string }>();
  return useQuery(trpc.deployments.cost.queryOptions({ organization, project, deployment: Number(deployment) }));
}

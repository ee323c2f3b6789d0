import { useQuery } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { useState } from "react";
import { asCloud } from "@/clouds/cloud-names.ts";
import { isRegionOf } from "@/clouds/regions/regions-of.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { connectionsOf } from "../store/suggest-connection.ts";
import type { Where } from "./where-fields.tsx";

/** What the address asks for. */
export interface AskedPlace {
  readonly cloud: Cloud | undefined;
  /** Counts only together with its cloud. */
  readonly region: string | null;
}

/** Where a new environment goes: what the person chose, what the address asks for, and for the rest what suggests itself. */
export function useWhere(at: { readonly organization: string; readonly project: string }, asked: AskedPlace) {
  const trpc = useTRPC();
  const connections = useQuery(trpc.environments.connections.queryOptions(at));
  const suggested = useQuery(trpc.environments.suggestedCloud.queryOptions(at));
  const [chosen, choose] = useState<Where>();
  const cloud = chosen?.cloud ?? asked.cloud ?? asCloud(suggested.data) ?? "aws";
  const choices = connectionsOf(cloud, connections.data ?? []);
  const connection = choices.find(({ id }) => id === chosen?.connection) ?? choices[0];
  const askedRegion =
    chosen === undefined && asked.cloud && asked.region && isRegionOf(asked.cloud, asked.region) ? asked.region : undefined;
  return {
    where: { cloud, connection: connection?.id, region: chosen?.region ?? askedRegion ?? connection?.defaultRegion },
    choices,
    isLoading: connections.isPending || suggested.isPending,
    problem: connections.error ?? suggested.error,
    choose,
  };
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asCloud } from "@/clouds/cloud-names.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { AskedPlace } from "../store/asked-place.ts";
import { connectionsOf } from "../store/suggest-connection.ts";
import type { Where } from "./where-fields.tsx";

/** Where a new environment goes: what the person chose, what the address asks for, and for the rest what suggests itself. */
export function useWhere(at: { readonly organization: string; readonly project: string }, asked: AskedPlace) {
  const trpc = useTRPC();
  const connections = useQuery(trpc.environments.connections.queryOptions(at));
  const suggested = useQuery(trpc.environments.suggestedCloud.queryOptions(at));
  const [chosen, choose] = useState<Where>();
  const cloud = chosen?.cloud ?? asked.cloud ?? asCloud(suggested.data) ?? "aws";
  const choices = connectionsOf(cloud, connections.data ?? []);
  const connection = choices.find(({ id }) => id === chosen?.connection) ?? choices[0];
  return {
    where: { cloud, connection: connection?.id, region: (chosen ?? asked).region ?? connection?.defaultRegion },
    choices,
    isLoading: connections.isPending || suggested.isPending,
    problem: connections.error ?? suggested.error,
    choose,
  };
}

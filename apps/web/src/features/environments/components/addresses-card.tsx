"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { OutputCard } from "@/components/output-list.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

const SHOWN_MAX = 6;

/** What people most often come for: where to connect to. Nothing while there is no address. */
export function AddressesCard({ at }: { at: EnvironmentAt }) {
  const trpc = useTRPC();
  const outputs = useQuery(trpc.environments.outputs.queryOptions(at));
  return (
    <QueryView query={outputs} failure="The addresses could not be loaded" skeleton={<SkeletonRows label="Loading addresses" rows={3} />}>
      {(rows) => {
        const addresses = rows.filter(({ isAddress }) => isAddress);
        if (addresses.length === 0) return null;
        const all = (
          <Link href={paths.environmentTab(at, "outputs")} className="text-accent text-label underline">
            {`All ${rows.length} outputs`}
          </Link>
        );
        return <OutputCard title="Addresses" rows={addresses.slice(0, SHOWN_MAX)} action={all} hasComponent />;
      }}
    </QueryView>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { diffBlueprints } from "@zerolake/blueprint";
import { useMemo } from "react";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";

interface DraftWordsProps extends DesignerFrameProps {
  /** Where it is narrow, how far it is from the newest version gives way to what matters more. */
  readonly isBrief: boolean;
}

/** What is on screen: a version, or the draft and how far it is from the newest version. */
export function DraftWords({ place, surroundings, version, isBrief }: DraftWordsProps) {
  const hash = useDesigner((state) => state.analysis.hash);
  const { newestVersion } = surroundings;
  const isSame = newestVersion !== null && (hash === "" || newestVersion.semanticHash === hash);
  const changes = useChangesSince(place, isSame || version !== undefined ? undefined : newestVersion?.number);
  if (version !== undefined) return <span className="text-label">v{version}</span>;
  return (
    <span className="flex items-baseline gap-2 whitespace-nowrap">
      <span className="text-label">Draft</span>
      <span
        className={`tabular text-muted text-small ${isBrief ? "max-xl:hidden" : ""}`}
        title={changes?.map(({ sentence }) => sentence).join("\n")}
      >
        {newestVersion === null
          ? "no version yet"
          : isSame
            ? `same as v${newestVersion.number}`
            : changesWords(changes?.length, newestVersion.number)}
      </span>
    </span>
  );
}

/** What the draft means that the version did not; computed anew when the meaning changes, never while parts are moved. */
function useChangesSince(place: DesignerFrameProps["place"], number: number | undefined) {
  const trpc = useTRPC();
  const store = useDesignerStore();
  const hash = useDesigner((state) => state.analysis.hash);
  const { data } = useQuery(
    trpc.designer.version.queryOptions({ ...place, number: number ?? 1 }, { staleTime: "static", enabled: number !== undefined }),
  );
  return useMemo(() => {
    if (number === undefined || !data || hash === "") return undefined;
    return diffBlueprints(data.design.blueprint, store.getState().log.current.blueprint);
  }, [number, data, hash, store]);
}

function changesWords(count: number | undefined, version: number): string {
  if (count === undefined || count === 0) return `changed since v${version}`;
  return `${count} ${count === 1 ? "change" : "changes"} since v${version}`;
}

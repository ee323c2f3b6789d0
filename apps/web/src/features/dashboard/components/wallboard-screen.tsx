"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { formatClock } from "@/format/time.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useNow } from "../hooks/use-now.ts";
import type { Wallboard } from "../server/load-wallboard.ts";
import { type KeptTiles, keepTiles } from "../store/kept-tiles.ts";
import { RefreshRing } from "./refresh-ring.tsx";
import { WallboardTiles } from "./wallboard-tiles.tsx";

interface WallboardScreenProps {
  readonly name: string;
  readonly query: UseQueryResult<Wallboard, unknown>;
  readonly refreshMs: number;
}

/** One screen without anything around it, to be read from across a room. It goes on by itself when the server is away for a while. */
export function WallboardScreen({ name, query, refreshMs }: WallboardScreenProps) {
  const kept = useKeptTiles(query.data);
  const now = useNow();
  const isAway = query.isError;
  return (
    <div className="wallboard grid h-full grid-rows-[auto_minmax(0,1fr)] gap-[0.8em] overflow-hidden p-[1em]">
      <header className="flex items-center justify-between gap-[1em]">
        <h1 className="truncate font-semibold text-[1.3em]">{name}</h1>
        <p role="status" className={isAway ? "text-danger" : "text-secondary"}>
          {isAway && `${problemOf(query.error).message} `}
          {query.data && `As of ${formatClock(query.data.at)}`}
        </p>
        <RefreshRing dueInMs={Math.max(0, Math.max(query.dataUpdatedAt, query.errorUpdatedAt) + refreshMs - now)} ofMs={refreshMs} />
      </header>
      <WallboardTiles kept={kept} isAway={isAway} now={now} />
    </div>
  );
}

/** Every answer counts, also for what it does not say. */
function useKeptTiles(wallboard: Wallboard | undefined): KeptTiles {
  const [{ seen, kept }, setState] = useState<{ seen?: Wallboard; kept: KeptTiles }>({ kept: {} });
  if (wallboard && wallboard !== seen) setState({ seen: wallboard, kept: keepTiles(kept, wallboard) });
  return kept;
}

"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Download, Ellipsis, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { Skeleton, SkeletonBlock } from "@/components/ui/skeleton.tsx";
import { downloadFile } from "@/format/download-file.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { csvOf, type TileTable } from "../store/tile-table.ts";
import { PlainTable } from "./plain-table.tsx";

const ICON = { "aria-hidden": true, size: 16, strokeWidth: 1.5 } as const;

interface TileProps<Data> {
  /** The question that it answers. */
  readonly title: string;
  /** Of the file that is offered, without its ending. */
  readonly file: string;
  readonly query: UseQueryResult<Data, unknown>;
  readonly table: (data: Data) => TileTable;
  /** Whether there is a chart whose table can be looked at instead. */
  readonly hasChart?: boolean;
  readonly className?: string;
  readonly children: (data: Data) => ReactNode;
}

/** A part of the dashboard with its own loading, its own error, and what stands behind it as a table or a file. */
export function Tile<Data>({ title, file, query, table, hasChart = false, className, children }: TileProps<Data>) {
  const [isTable, setIsTable] = useState(false);
  const { data } = query;
  const menu = (
    <Menu trigger={<IconButton label={`More about: ${title}`} icon={<Ellipsis {...ICON} />} />}>
      {hasChart && (
        <MenuItem icon={<Table2 {...ICON} />} onSelect={() => setIsTable(!isTable)}>
          {isTable ? "View as chart" : "View as table"}
        </MenuItem>
      )}
      <MenuItem
        icon={<Download {...ICON} />}
        isDisabled={data === undefined}
        onSelect={() => data !== undefined && downloadFile(`${file}.csv`, "text/csv", csvOf(table(data)))}
      >
        Download CSV
      </MenuItem>
    </Menu>
  );
  return (
    <Card title={title} action={menu} {...(className ? { className } : {})}>
      <QueryView query={query} failure="This could not be loaded" skeleton={<TileSkeleton title={title} />}>
        {(loaded) => (isTable ? <PlainTable label={title} table={table(loaded)} /> : children(loaded))}
      </QueryView>
    </Card>
  );
}

function TileSkeleton({ title }: { title: string }) {
  return (
    <Skeleton label={`Loading: ${title}`} className="space-y-3">
      <SkeletonBlock className="h-8 w-1/3" />
      <SkeletonBlock className="h-24" />
    </Skeleton>
  );
}

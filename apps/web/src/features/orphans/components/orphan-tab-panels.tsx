import type { OrphanScanView } from "@zerolake/db";
import { Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { TabPanel } from "@/components/ui/tabs.tsx";
import { plural } from "@/format/number.ts";
import type { KeptRow, OrphanRow } from "../server/list-orphans.ts";
import { lastScan } from "../store/last-scan.ts";
import type { OrphanTab } from "../store/orphan-tabs.ts";
import type { FindingTableProps } from "./finding-table.tsx";
import { GoneTable } from "./gone-table.tsx";
import { KeptTable } from "./kept-table.tsx";
import { UnknownTable } from "./unknown-table.tsx";
import { UnrecordedTable } from "./unrecorded-table.tsx";

interface Orphans {
  readonly scans: readonly OrphanScanView[];
  readonly listed: readonly OrphanRow[];
  readonly kept: readonly KeptRow[];
}

/** One panel per tab: its table, or what being empty means. */
export function OrphanTabPanels({ orphans, ...rest }: Omit<FindingTableProps, "rows"> & { orphans: Orphans }) {
  const { scans, listed, kept } = orphans;
  const rowsOf = (kind: OrphanRow["kind"]) => listed.filter((row) => row.kind === kind);
  const panel = (tab: OrphanTab, rows: readonly unknown[], table: ReactNode) => (
    <TabPanel value={tab}>{rows.length > 0 ? table : <Nothing tab={tab} scans={scans} />}</TabPanel>
  );
  const [unrecorded, gone, unknown] = [rowsOf("unrecorded"), rowsOf("gone"), rowsOf("unknown")];
  return (
    <>
      {panel("unrecorded", unrecorded, <UnrecordedTable rows={unrecorded} {...rest} />)}
      {panel("gone", gone, <GoneTable rows={gone} organization={rest.organization} onAsk={rest.onAsk} />)}
      {panel("unknown", unknown, <UnknownTable rows={unknown} {...rest} />)}
      {panel("kept", kept, <KeptTable rows={kept} organization={rest.organization} />)}
    </>
  );
}

const EMPTY: Readonly<Record<OrphanTab, { readonly title: string; readonly words: string }>> = {
  unrecorded: { title: "No orphans", words: "What a deployment made and lost track of appears here." },
  gone: { title: "Everything recorded is there", words: "What somebody removed behind our back appears here." },
  unknown: {
    title: "Nothing unknown bears our tag",
    words: "What names an environment that this installation does not know appears here.",
  },
  kept: { title: "Nothing was kept", words: "What a deployment leaves on purpose, such as data under retention, appears here." },
};

function Nothing({ tab, scans }: { tab: OrphanTab; scans: readonly OrphanScanView[] }) {
  const { at, connections } = lastScan(scans);
  const { title, words } = EMPTY[tab];
  return (
    <EmptyState glyph={<Unlink size={48} strokeWidth={1} />} title={title}>
      {words}
      {tab !== "kept" && at && (
        <>
          {" "}
          Last scan <RelativeTime at={at} /> over {plural(connections, "connection")}.
        </>
      )}
    </EmptyState>
  );
}

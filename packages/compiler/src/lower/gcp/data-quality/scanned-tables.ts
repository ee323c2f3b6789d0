import { type EnvironmentView, listSetting, optionalText, type Part, type Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import type { Named } from "../../physical-name.ts";
import { type LakeTable, lakeTables } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { nameOf, pathOf } from "../names.ts";
import { qualityRules } from "./quality-rules.ts";

export const SCAN = "dataplex.dataScan";

/** A table that a scan looks at. */
export interface ScannedTable extends LakeTable {
  readonly lake: Peer;
  /** Repeat key of its scan: store, zone and table. */
  readonly key: string;
}

/** Tables of the wired stores, as far as there is a rule for them: a scan without a rule is refused. */
export function scannedTables(quality: Pick<Part, "component">, view: EnvironmentView): readonly ScannedTable[] {
  return view
    .incoming(quality.component.id, "tables")
    .flatMap((lake) =>
      rulesFor(quality, lake).length === 0
        ? []
        : lakeTables(lake.component, view).map((table) => ({ ...table, lake, key: `${lake.component.id}.${table.zone}.${table.name}` })),
    );
}

export function rulesFor(quality: Pick<Part, "component">, lake: Pick<Peer, "component">): readonly LooseMap[] {
  return qualityRules(subjectOf(lake.component, listSetting(quality, "rules"), optionalText(quality, "incrementalField")));
}

export function scanName(part: Named, key: string): string {
  return nameOf(part, SCAN, "scan", key);
}

export function scanPath(part: Named, key: string): string {
  return pathOf(part, SCAN, { name: scanName(part, key) });
}

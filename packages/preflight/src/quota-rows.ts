import { isMap, numbersAt, type PropertyMap, textsAt, valuesAt } from "@zerolake/resources";
import type { PlannedResource, QuotaNeed } from "./cloud-knowledge.ts";

/** One line of a cloud's table: what resources of a type take from which limit. */
export interface QuotaRow {
  readonly type: string;
  readonly service: string;
  /** The limit's own name or code; `{Path}` is filled with the text at that path. */
  readonly quota: string | ((item: PropertyMap) => string | undefined);
  readonly unit: string;
  /** Where the counted parts lie, e.g. `ProductionVariants.*`; the resource itself when absent. */
  readonly each?: string;
  /** Where the number stands in such a part; 1 when absent. */
  readonly amount?: string;
  /** Where the machine type stands, when the limit counts something that only the cloud knows of it. */
  readonly machineType?: string;
}

/** What a resource takes, by the rows of its type. A row whose name cannot be filled says nothing. */
export function quotaNeeds(rows: readonly QuotaRow[], { type, properties }: PlannedResource): readonly QuotaNeed[] {
  return rows
    .filter((row) => row.type === type)
    .flatMap((row) =>
      valuesAt(properties, row.each ?? "")
        .filter(isMap)
        .flatMap((item) => needOf(row, item)),
    );
}

function needOf(row: QuotaRow, item: PropertyMap): readonly QuotaNeed[] {
  const quota = typeof row.quota === "function" ? row.quota(item) : fill(row.quota, item);
  if (quota === undefined) return [];
  const amount = row.amount === undefined ? 1 : numbersAt(item, row.amount).reduce((sum, number) => sum + number, 0);
  const machineType = row.machineType === undefined ? undefined : textsAt(item, row.machineType)[0];
  const { service, unit } = row;
  return amount > 0 ? [{ service, quota, unit, amount, ...(machineType === undefined ? {} : { machineType }) }] : [];
}

function fill(name: string, item: PropertyMap): string | undefined {
  const paths = [...name.matchAll(/\{([^}]+)\}/g)].map(([, path = ""]) => path);
  const texts = paths.map((path) => textsAt(item, path)[0]);
  if (texts.includes(undefined)) return undefined;
  return paths.reduce((filled, path, index) => filled.replace(`{${path}}`, texts[index] ?? ""), name);
}

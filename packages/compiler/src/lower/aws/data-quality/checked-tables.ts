import { type EnvironmentView, listSetting, optionalText } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { legalName, type Named, ownerSuffix } from "../../physical-name.ts";
import { databaseOf, lakeTables, sqlName } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { dqdl } from "./dqdl.ts";

export interface CheckedTable {
  /** Repeat key of everything that belongs to the check. */
  readonly key: string;
  readonly rulesetName: string;
  readonly database: string;
  readonly table: string;
  /** Rules in the service's own language. */
  readonly definition: string;
  readonly deferredUntil?: string;
}

/** The registry knows no rule for ruleset names; the service takes 255 characters. */
const NAME_RULE = { max: 255, style: "hyphen" } as const;

/** Every known table of the wired stores that lies in the account's own catalog; managed tables do not. */
export function checkedTables(quality: Named, view: EnvironmentView): readonly CheckedTable[] {
  const rules = listSetting(quality, "rules");
  const lakes = view.incoming(quality.component.id, "tables").filter((lake) => lake.variant !== "s3-tables");
  return lakes.flatMap((lake) =>
    lakeTables(lake.component, view).map(({ zone, name, isCreatedByUs }) => {
      const key = `${lake.component.id}.${zone}.${name}`;
      return {
        key,
        rulesetName: rulesetName(quality, key),
        database: databaseOf(lake.outputs, zone),
        table: name,
        definition: dqdl(subjectOf(lake.component, rules, optionalText(quality, "incrementalField"))),
        ...(isCreatedByUs ? {} : { deferredUntil: `the first write to the table ${name}` }),
      };
    }),
  );
}

function rulesetName(quality: Named, key: string): string {
  const { environment } = quality.target;
  const words = [environment.namePrefix, environment.name, quality.component.id, sqlName(key)];
  return legalName(words, ownerSuffix(environment, addressIn(quality, "ruleset", key)), NAME_RULE);
}

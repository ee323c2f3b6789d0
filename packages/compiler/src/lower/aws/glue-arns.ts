import type { Part } from "../../lowering.ts";
import { arn } from "./arn.ts";

/** What a right on databases of the Glue catalog names: the service asks for the catalog, each database and all of its tables. */
export function glueArns(part: Pick<Part, "target">, databases: readonly string[]): readonly string[] {
  return [
    arn(part, "glue", "catalog"),
    ...databases.flatMap((name) => [arn(part, "glue", `database/${name}`), arn(part, "glue", `table/${name}/*`)]),
  ];
}

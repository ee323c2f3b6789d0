import { listSetting, type Part, textSetting } from "../../../lowering.ts";

const TYPES: Readonly<Record<string, string>> = { text: "string", integer: "long", number: "double" };

/** The file that the service reads: where rows lie, what is their key, when they were true, and which columns are features. */
export function featureSetSpecification(part: Part, { entity, source }: { readonly entity: string; readonly source: string }): string {
  const features = listSetting(part, "features").map((feature) => feature.split(":"));
  return [
    "$schema: https://azuremlschemas.azureedge.net/latest/featureSetSpec.schema.json",
    "source:",
    "  type: deltatable",
    `  path: ${JSON.stringify(source)}`,
    "  timestamp_column:",
    `    name: ${textSetting(part, "eventTimeColumn")}`,
    "features:",
    ...features.flatMap(([name = "", type = "text"]) => [`  - name: ${name}`, `    type: ${TYPES[type] ?? "string"}`]),
    "index_columns:",
    `  - name: ${entity}`,
    "    type: string",
    "",
  ].join("\n");
}

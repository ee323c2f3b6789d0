import type { LoweringContext } from "../../../lowering.ts";
import { confluentTableflow, MANAGED } from "../../confluent/tableflow.ts";

/** Tableflow on Google Cloud keeps tables in storage of Confluent only. */
export const confluentTableflowGcp = confluentTableflow({
  cloud: "gcp",
  gap: "Iceberg in Confluent's own storage, read through its catalog; nothing lies in a bucket of yours",
  placeOf: (context) => {
    for (const { component } of context.outgoing("files")) reportEmpty(context, component);
    return MANAGED;
  },
  refusesTables: ({ component }, store) =>
    `Tableflow keeps the tables of “${component.title}” in Confluent's own storage here, and “${store}” would stay empty: put a Stream processing job of Spark between instead.`,
});

function reportEmpty(context: LoweringContext, { id, title }: { readonly id: string; readonly title: string }): void {
  const { region } = context.target;
  context.report({
    severity: "warning",
    code: "ZL-GCP-TABLEFLOW-MANAGED",
    message: `“${title}” stays empty: on Google Cloud Tableflow keeps the tables of “${context.component.title}” in Confluent's own storage.`,
    target: { component: id },
    hint: `Read them through Confluent's Iceberg catalog (https://tableflow.${region}.gcp.confluent.cloud/iceberg/catalog), or write them with a Spark Stream processing job instead.`,
  });
}

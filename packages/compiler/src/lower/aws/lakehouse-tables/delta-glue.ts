import type { Lowering } from "../../../lowering.ts";
import { lakeTables } from "../../tables/lake-tables.ts";
import { glueLake, glueLakeGrants, glueLakeOutputs, lakeBucketName } from "./glue-lake.ts";
import { zoneCrawlers } from "./zone-crawlers.ts";

/** Delta tables as files on S3, found by a crawler. */
export const deltaGlue: Lowering = {
  cloud: "aws",
  kind: "lakehouse-tables",
  variant: "delta-glue",
  service: "Delta Lake on Amazon S3 with AWS Glue Data Catalog",
  gap: "files are compacted by a scheduled Spark job; Athena reads Delta but does not write it",
  minutes: [1, 3],
  outputs: (part) => glueLakeOutputs(part, "delta"),
  grants: glueLakeGrants,
  lower: (context) => [
    ...glueLake(context),
    ...zoneCrawlers(context, (zone) => ({
      DeltaTargets: [
        {
          DeltaTables: lakeTables(context.component, context.environment)
            .filter((table) => table.zone === zone)
            .map(({ name }) => `s3://${lakeBucketName(context)}/${zone}/${name}/`),
          CreateNativeDeltaTable: true,
          WriteManifest: false,
        },
      ],
    })),
  ],
};

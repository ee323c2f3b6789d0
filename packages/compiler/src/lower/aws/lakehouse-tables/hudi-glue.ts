import type { Lowering } from "../../../lowering.ts";
import { glueLake, glueLakeGrants, glueLakeOutputs, lakeBucketName } from "./glue-lake.ts";
import { zoneCrawlers } from "./zone-crawlers.ts";

/** A table lies one folder below its zone. */
const DEPTH = 2;

/** Hudi tables as files on S3; writers compact, clean and cluster as they write. */
export const hudiGlue: Lowering = {
  cloud: "aws",
  kind: "lakehouse-tables",
  variant: "hudi-glue",
  service: "Apache Hudi on Amazon S3 with AWS Glue Data Catalog",
  gap: "maintenance runs inside the writers; Athena reads snapshots, not what changed since",
  minutes: [1, 3],
  outputs: (part) => glueLakeOutputs(part, "hudi"),
  grants: glueLakeGrants,
  lower: (context) => [
    ...glueLake(context),
    ...zoneCrawlers(context, (zone) => ({
      HudiTargets: [{ Paths: [`s3://${lakeBucketName(context)}/${zone}/`], MaximumTraversalDepth: DEPTH }],
    })),
  ],
};

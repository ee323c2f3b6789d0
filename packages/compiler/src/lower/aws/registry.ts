import type { Lowering } from "../../lowering.ts";
import { artefactStore } from "./artefact-store/s3.ts";
import { budgets } from "./budget/budgets.ts";
import { glueDataCatalog } from "./catalog/glue-data-catalog.ts";
import { glueDataQuality } from "./data-quality/glue-dq.ts";
import { kms } from "./encryption-key/kms.ts";
import { httpToKinesis } from "./event-source/http-to-kinesis.ts";
import { kinesis } from "./event-stream/kinesis.ts";
import { sagemakerFeatureStore } from "./feature-store/sagemaker-feature-store.ts";
import { icebergGlue } from "./lakehouse-tables/iceberg-glue.ts";
import { sagemakerDomain } from "./ml-workspace/sagemaker-domain.ts";
import { sagemakerRegistry } from "./model-registry/sagemaker-registry.ts";
import { sagemakerTraining } from "./model-training/sagemaker-training.ts";
import { cloudwatch } from "./monitoring/cloudwatch.ts";
import { vpc } from "./network/vpc.ts";
import { s3ObjectStore } from "./object-store/s3.ts";
import { secretsManager } from "./secrets/secrets-manager.ts";
import { athena } from "./sql-engine/athena.ts";
import { firehoseIceberg } from "./stream-delivery/firehose-iceberg.ts";
import { firehoseS3 } from "./stream-delivery/firehose-s3.ts";

/** Every variant that AWS has, in the order of the palette. Adding one: its file and one line here. */
export const AWS_LOWERINGS: readonly Lowering[] = [
  artefactStore,
  kinesis,
  vpc,
  kms,
  cloudwatch,
  budgets,
  secretsManager,
  httpToKinesis,
  s3ObjectStore,
  icebergGlue,
  firehoseIceberg,
  firehoseS3,
  glueDataCatalog,
  athena,
  glueDataQuality,
  sagemakerDomain,
  sagemakerRegistry,
  sagemakerTraining,
  sagemakerFeatureStore,
];

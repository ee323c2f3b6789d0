import type { Lowering } from "../../lowering.ts";
import { artefactStore } from "./artefact-store/cloud-storage.ts";
import { billingBudget } from "./budget/billing-budget.ts";
import { biglakeCatalog } from "./catalog/biglake-iceberg-rest.ts";
import { dataplexScan } from "./data-quality/dataplex-datascan.ts";
import { cloudKms } from "./encryption-key/cloud-kms.ts";
import { cloudRunCollector } from "./event-source/cloud-run.ts";
import { pubsub } from "./event-stream/pubsub.ts";
import { landingPrefix } from "./file-source/landing-prefix.ts";
import { biglakeIceberg } from "./lakehouse-tables/biglake-iceberg-rest.ts";
import { bigqueryIceberg } from "./lakehouse-tables/bigquery-iceberg.ts";
import { workbench } from "./ml-workspace/workbench.ts";
import { vertexModelRegistry } from "./model-registry/vertex-model-registry.ts";
import { vertexCustomJob } from "./model-training/vertex-custom-job.ts";
import { cloudMonitoring } from "./monitoring/cloud-monitoring.ts";
import { vpc } from "./network/vpc.ts";
import { cloudStorage } from "./object-store/cloud-storage.ts";
import { projectServices } from "./project-services/services.ts";
import { secretManager } from "./secrets/secret-manager.ts";
import { dataprocServerless } from "./spark-engine/dataproc-serverless.ts";
import { bigquery } from "./sql-engine/bigquery.ts";
import { pubsubBigquery } from "./stream-delivery/pubsub-bigquery.ts";
import { pubsubStorage } from "./stream-delivery/pubsub-storage.ts";

/** Every variant that Google Cloud has, in the order of the palette. Adding one: its file and one line here. */
export const GCP_LOWERINGS: readonly Lowering[] = [
  artefactStore,
  projectServices,
  cloudRunCollector,
  pubsub,
  pubsubBigquery,
  bigqueryIceberg,
  biglakeCatalog,
  bigquery,
  dataplexScan,
  vpc,
  cloudKms,
  cloudMonitoring,
  billingBudget,
  cloudStorage,
  landingPrefix,
  biglakeIceberg,
  dataprocServerless,
  workbench,
  vertexCustomJob,
  vertexModelRegistry,
  pubsubStorage,
  secretManager,
];

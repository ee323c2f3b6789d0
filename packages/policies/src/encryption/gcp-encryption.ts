import { type EncryptionRow, elsewhere } from "./encryption-row.ts";

/** What Google Cloud says about encryption at rest; every service does it unasked, with keys of Google unless one's own is named. */
export const GCP_ENCRYPTION: readonly EncryptionRow[] = [
  { type: "storage.bucket", rests: "here", ownKey: ["encryption.defaultKmsKeyName"] },
  { type: "bigquery.dataset", rests: "here", ownKey: ["defaultEncryptionConfiguration.kmsKeyName"] },
  { type: "pubsub.topic", rests: "here", ownKey: ["kmsKeyName"] },
  { type: "managedkafka.cluster", rests: "here", ownKey: ["gcpConfig.kmsKey"] },
  { type: "managedkafka.schemaRegistry", rests: "here" },
  { type: "logging.bucket", rests: "here", ownKey: ["cmekSettings.kmsKeyName"] },
  {
    type: "secretmanager.secret",
    rests: "here",
    ownKey: [
      "replication.userManaged.replicas.*.customerManagedEncryption.kmsKeyName",
      "replication.automatic.customerManagedEncryption.kmsKeyName",
    ],
  },
  { type: "notebooks.instance", rests: "here", ownKey: ["gceSetup.dataDisks.*.kmsKey"] },
  { type: "alloydb.cluster", rests: "here", ownKey: ["encryptionConfig.kmsKeyName"] },
  { type: "sqladmin.instance", rests: "here", ownKey: ["diskEncryptionConfiguration.kmsKeyName"] },
  { type: "metastore.service", rests: "here", ownKey: ["encryptionConfig.kmsKey"] },
  { type: "aiplatform.featureOnlineStore", rests: "here", ownKey: ["encryptionSpec.kmsKeyName"] },
  { type: "aiplatform.index", rests: "here", ownKey: ["encryptionSpec.kmsKeyName"] },
  { type: "aiplatform.context", rests: "here" },
  { type: "aiplatform.tensorboard", rests: "here", ownKey: ["encryptionSpec.kmsKeyName"] },
  ...elsewhere("the bucket", "storage.managedFolder", "biglake.icebergCatalog", "biglake.icebergNamespace"),
  ...elsewhere("the dataset, or the bucket of its files", "bigquery.table"),
  ...elsewhere("the topic", "pubsub.subscription"),
  ...elsewhere("the cluster", "managedkafka.topic"),
  ...elsewhere("the instance", "sqladmin.database"),
  ...elsewhere("hardware of the key service", "cloudkms.cryptoKey"),
];

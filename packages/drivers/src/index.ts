export type { ArtefactSource } from "./aws/artefact-source.ts";
export type { AssumedRole } from "./aws/assumed-role.ts";
export type { AwsCredentials } from "./aws/aws-clients.ts";
export { type AwsDriver, type AwsDriverOptions, createAwsDriver } from "./aws/aws-driver.ts";
export { type AzureDriver, type AzureDriverOptions, createAzureDriver } from "./azure/azure-driver.ts";
export type { AzureCredentials, AzureFederation, AzureManagedIdentity } from "./azure/token-source.ts";
export { composeDrivers, type ServiceDrivers } from "./compose-drivers.ts";
export { MemoryCloud } from "./memory/memory-cloud.ts";
export type { MemoryCloudOptions } from "./memory/memory-cloud-options.ts";
export { createMemoryDriver } from "./memory/memory-driver.ts";
export type { ConfluentCredentials } from "./rest/confluent/confluent-auth.ts";
export { createConfluentDriver } from "./rest/confluent/confluent-driver.ts";
export type { DatabricksCredentials } from "./rest/databricks/databricks-auth.ts";
export { createDatabricksDriver } from "./rest/databricks/databricks-driver.ts";
export { createFabricDriver } from "./rest/fabric/fabric-driver.ts";
export {
  type GoogleAmbient,
  type GoogleFederation,
  type GoogleIdentity,
  type GoogleKey,
  parseGoogleKey,
} from "./rest/google/google-auth.ts";
export { createGoogleDriver, type GoogleDriver, type GoogleDriverOptions } from "./rest/google/google-driver.ts";
export type { ServiceDriver } from "./rest/service-driver.ts";
export type { SecretSafe } from "./secret-safe.ts";

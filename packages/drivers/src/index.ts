export type { ArtefactSource } from "./aws/artefact-source.ts";
export type { AwsCredentials } from "./aws/aws-clients.ts";
export { type AwsDriver, type AwsDriverOptions, createAwsDriver } from "./aws/aws-driver.ts";
export { MemoryCloud } from "./memory/memory-cloud.ts";
export type { MemoryCloudOptions } from "./memory/memory-cloud-options.ts";
export { createMemoryDriver } from "./memory/memory-driver.ts";

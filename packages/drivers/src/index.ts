export { MemoryCloud, type MemoryCloudOptions } from "./memory/memory-cloud.ts";
export { createMemoryDriver } from "./memory/memory-driver.ts";

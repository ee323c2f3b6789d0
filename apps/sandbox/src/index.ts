export type { LatencyProfile } from "./latency/latency.ts";
export { type RunningSandbox, type SandboxOptions, startSandbox } from "./start-sandbox.ts";

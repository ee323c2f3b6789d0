export * from "./deployment-state.ts";
export * from "./driver-port.ts";
export * from "./events.ts";
export * from "./journal-port.ts";

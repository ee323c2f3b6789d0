export { type AllowList, allowListFrom } from "./allow-list.ts";
export { OutboundError, type OutboundErrorReason } from "./outbound-error.ts";
export { createOutboundGuard, type OutboundGuard, type OutboundGuardOptions } from "./outbound-guard.ts";
export type { OutboundRequest } from "./outbound-request.ts";

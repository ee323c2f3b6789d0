import { namesInWords } from "./plan-groups.ts";

/** What can be said about data that would be lost. Nobody has asked the cloud how much it is, so that is said as well. */
export function whatIsKnown(users: readonly string[]): string {
  const use = users.length === 0 ? "Nothing else here uses it." : `Used by ${namesInWords(users)}.`;
  return `${use} How much it holds is not known.`;
}

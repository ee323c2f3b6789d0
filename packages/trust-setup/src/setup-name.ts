/** What a connection's things are called in its cloud: short enough for all of them, and each connection's own. */
export function setupName(connectionId: string): string {
  return `zerolake-${connectionId.replaceAll("-", "").slice(-12)}`;
}

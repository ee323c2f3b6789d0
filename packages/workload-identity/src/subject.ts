/**
 * Whom a token speaks for: one connection of one organisation. Azure compares a subject as a whole and takes twenty of them per identity,
 * AWS gives conditions only on subject and audience, and Google takes at most 127 characters; a connection is what people set up at a
 * cloud, so it is what the cloud trusts. 97 characters.
 */
export function subjectOfConnection({ organizationId, connectionId }: { organizationId: string; connectionId: string }): string {
  return `zerolake:org:${organizationId}:connection:${connectionId}`;
}

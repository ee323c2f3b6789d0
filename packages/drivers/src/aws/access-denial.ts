/** Who may not do what on which resource, as far as the message says. */
export interface Denial {
  readonly identity?: string;
  readonly action: string;
  readonly resource?: string;
}

const ACTION = /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z0-9*]+)/;
const IDENTITY = /User:\s+(arn:\S+)/;
const RESOURCE = /on resource:\s+([^\s,]+)/;

export function parseDenial(message: string): Denial | undefined {
  const action = ACTION.exec(message)?.[1];
  if (action === undefined) return undefined;
  const identity = IDENTITY.exec(message)?.[1];
  const resource = RESOURCE.exec(message)?.[1];
  return { action, ...(identity ? { identity } : {}), ...(resource ? { resource } : {}) };
}

/** A sentence with the statement to add, or `undefined` when the message does not say what is missing. */
export function explainDenial(message: string): string | undefined {
  const denial = parseDenial(message);
  if (!denial) return undefined;
  const { action, identity = "The connection's identity", resource } = denial;
  const statement = JSON.stringify({ Effect: "Allow", Action: action, Resource: resource ?? "*" });
  return `${identity} may not do ${action}${resource ? ` on ${resource}` : ""}. Add this statement to its policy, then deploy again: ${statement}`;
}

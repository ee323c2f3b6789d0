/** What is known of who else holds a resource. */
export interface Claim {
  /** The environment that it is to belong to, as tags name it. */
  readonly environment: string;
  readonly address: string;
  /** Owner tags found on it. */
  readonly owner?: { readonly environment: string; readonly address: string };
  /** Where the organisation has it recorded already. */
  readonly recordedAt?: { readonly environment: string; readonly environmentName: string; readonly address: string };
  /** Name of the environment that the tags mean, where it is one of the organisation's. */
  readonly ownerName?: string;
}

/** Why an existing resource cannot be imported at an address, for a person; `undefined` when it can. */
export function whyUnavailable({ environment, address, owner, recordedAt, ownerName }: Claim): string | undefined {
  if (recordedAt?.environment === environment) return `It is recorded here already, as ${recordedAt.address}.`;
  if (recordedAt) return `It belongs to the environment ${recordedAt.environmentName}, as ${recordedAt.address}.`;
  if (!owner) return undefined;
  if (owner.environment !== environment)
    return ownerName === undefined
      ? "Its tags say that it belongs to an environment of somebody else."
      : `Its tags say that it belongs to the environment ${ownerName}.`;
  return owner.address === address ? undefined : `Its tags say that it is ${owner.address} of this environment: adopt it there.`;
}

/** Where a type does not behave as create, change and delete say. */
export interface TypeBehaviour {
  /** Comes with its parent: putting it changes settings, and deleting it means nothing. */
  readonly isPartOfParent?: true;
  /** ARM has no way to delete it by itself; it goes with its parent. */
  readonly goesWithParent?: true;
  /** Deleting it loses what people put in, and ARM does not ask. */
  readonly holdsData?: true;
  /** Query of the DELETE that leaves nothing behind which would block the name. */
  readonly purge?: string;
}

const BEHAVIOURS: Readonly<Record<string, TypeBehaviour>> = {
  "Microsoft.EventHub/namespaces": { holdsData: true },
  "Microsoft.EventHub/namespaces/eventhubs": { holdsData: true },
  "Microsoft.KeyVault/vaults": { holdsData: true },
  "Microsoft.KeyVault/vaults/keys": { goesWithParent: true },
  "Microsoft.OperationalInsights/workspaces": { purge: "&force=true" },
  "Microsoft.Storage/storageAccounts": { holdsData: true },
  "Microsoft.Storage/storageAccounts/blobServices": { isPartOfParent: true },
  "Microsoft.Storage/storageAccounts/blobServices/containers": { holdsData: true },
  "Microsoft.Synapse/workspaces": { holdsData: true },
};

export function behaviourOf(type: string): TypeBehaviour {
  return BEHAVIOURS[type] ?? {};
}

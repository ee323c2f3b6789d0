/** What the journal records is calls, not plan steps: a replacement is a create and a delete. */
export const OPERATION_KINDS = ["create", "update", "delete", "read", "adopt"] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** A column with sealed bytes, and what they are bound to. A new one is a line here; a test compares these lists with the database. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** The column that names the row. */
  readonly id: string;
  readonly idType: "uuid" | "text";
}

/** Sealed under the data key of the row's organisation, bound to organisation, row and `field`. */
export const ORGANIZATION_PLACES: readonly (SealedPlace & { readonly field: string })[] = [
  { table: "connection", column: "credentials_sealed", id: "id", idType: "uuid", field: "credentials" },
  { table: "service_connection", column: "credentials_sealed", id: "id", idType: "uuid", field: "credentials" },
  { table: "sso_connection", column: "secret_sealed", id: "id", idType: "uuid", field: "clientSecret" },
  { table: "sso_connection", column: "key_sealed", id: "id", idType: "uuid", field: "serviceProviderKey" },
  { table: "webhook_endpoint", column: "address_sealed", id: "id", idType: "uuid", field: "webhookAddress" },
  { table: "webhook_endpoint", column: "secret_sealed", id: "id", idType: "uuid", field: "webhookSecret" },
  { table: "webhook_endpoint", column: "previous_secret_sealed", id: "id", idType: "uuid", field: "previousWebhookSecret" },
  { table: "audit_key", column: "sealed", id: "organization_id", idType: "uuid", field: "audit_key" },
];

/** Sealed under the master key itself. `parts` are columns that the context is made of, as text. */
export const MASTER_PLACES: readonly (SealedPlace & {
  readonly parts: readonly string[];
  contextOf(parts: readonly string[]): readonly string[];
})[] = [
  {
    table: "installation",
    column: "token_key_sealed",
    id: "id",
    idType: "uuid",
    parts: ["id"],
    contextOf: ([id = ""]) => [id, "installation", "token_key"],
  },
  {
    table: "organization_key",
    column: "sealed",
    id: "organization_id",
    idType: "uuid",
    parts: ["organization_id", "version"],
    contextOf: ([organizationId = "", version = ""]) => [organizationId, "data key", version],
  },
  {
    table: "identity_signing_key",
    column: "private_key_sealed",
    id: "id",
    idType: "text",
    parts: ["id"],
    contextOf: ([id = ""]) => ["installation", "identity signing key", id],
  },
  {
    table: "second_factor",
    column: "secret_sealed",
    id: "user_id",
    idType: "uuid",
    parts: ["user_id"],
    contextOf: ([userId = ""]) => ["person", userId, "totp"],
  },
];

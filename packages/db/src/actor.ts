/** Who does something, for audit entries and events. */
export interface Actor {
  readonly kind: "user" | "service" | "client" | "worker" | "schedule" | "installation";
  /** Of a person, of a service account, of the token that an identity provider shows (`client`), or of the worker process. */
  readonly id?: string;
  readonly name: string;
  /** From where a person or a client asks, as far as it is known. */
  readonly from?: { readonly address?: string; readonly userAgent?: string };
}

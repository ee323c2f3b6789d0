/** Who does something, for audit entries and events. */
export interface Actor {
  readonly kind: "user" | "worker" | "installation";
  /** Of a person. */
  readonly id?: string;
  readonly name: string;
}

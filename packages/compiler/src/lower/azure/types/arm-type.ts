import type { NameForm } from "../../physical-name.ts";

/** What we know of an ARM type beyond what the vendor publishes: its type files carry no mutability and no names of ours. */
export interface ArmType {
  readonly apiVersion: string;
  /** Where it lies; absent for children and extensions, which have no place of their own. */
  readonly location?: "region" | "global";
  readonly takesTags?: true;
  /** Beside the id and the location. */
  readonly createOnly?: readonly string[];
  /** Sent, but never returned, or returned as something else. */
  readonly writeOnly?: readonly string[];
  /** Form of the name that we make; absent where the name is fixed or the user's own. */
  readonly name?: NameForm;
  /** What a person would miss: replaced or destroyed only with a consent that names it. */
  readonly holdsData?: true;
}

export function hyphen(max: number): NameForm {
  return { max, style: "hyphen" };
}

export function joined(max: number): NameForm {
  return { max, style: "joined" };
}

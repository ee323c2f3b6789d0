import type { NeighbourOffer } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import type { ReactNode } from "react";

/** What connected components say about a setting. */
export interface NeighbourView {
  readonly offer: NeighbourOffer;
  /** Links to them, in words. */
  readonly sources: ReactNode;
}

/** A name that a setting can take because another component has it. */
export interface NeighbourName {
  readonly name: string;
  /** Title of that component. */
  readonly from: string;
}

export interface SettingFieldProps {
  readonly setting: SettingDefinition;
  /** What is set by hand; `undefined` = the default holds. */
  readonly value: Value | undefined;
  readonly defaultValue: Value | undefined;
  /** Where the default comes from, e.g. "standard". */
  readonly defaultSource: string;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  /** Several components with different values. */
  readonly isMixed?: boolean;
  /** A finding about this field. */
  readonly problem?: string | undefined;
  /** Why the viewed target makes nothing of it; it is greyed then. */
  readonly ignoredBecause?: string | undefined;
  readonly neighbour?: NeighbourView | undefined;
  /** Dotted place inside the setting, for parts of it. */
  readonly path?: string | undefined;
  /** Names that the part at a dotted place can take. */
  readonly namesAt?: ((path: string) => readonly NeighbourName[]) | undefined;
  /** Stands under the whole field, e.g. its values in other environments. */
  readonly below?: ReactNode;
  readonly onChange: (value: Value | undefined) => void;
}

/** Draws one setting; passed down, because groups and maps are made of settings. */
export type RenderField = (props: SettingFieldProps) => ReactNode;

/** What of a whole setting's field its parts do not repeat. */
export const PART_OF_A_FIELD = { problem: undefined, neighbour: undefined, below: undefined, ignoredBecause: undefined } as const;

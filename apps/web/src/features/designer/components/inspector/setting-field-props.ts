import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import type { ReactNode } from "react";

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
  /** Marks the field for jumps from a finding. */
  readonly domId?: string;
  readonly onChange: (value: Value | undefined) => void;
}

/** Draws one setting; passed down, because groups and maps are made of settings. */
export type RenderField = (props: SettingFieldProps) => ReactNode;

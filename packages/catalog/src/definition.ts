import type { Cloud, Tier, Value } from "@zerolake/resources";

/** What can flow along an edge; the type of a port. */
export const DATA_KINDS = [
  "events",
  "files",
  "tables",
  "rows",
  "features",
  "dataset",
  "vectors",
  "model",
  "endpoint",
  "catalog",
  "schema",
  "compute",
  "metrics",
  "runs",
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

export const CATEGORIES = ["sources", "storage", "streaming", "batch", "ml", "ai", "platform"] as const;
export type Category = (typeof CATEGORIES)[number];

/** A port is named by its data kind: a component has at most one in-port and one out-port of a kind. */
export interface PortDefinition {
  readonly data: DataKind;
  /** What this port means for this component, in a few words, e.g. "records to process". */
  readonly label: string;
  /** Most edges it takes; absent = any number. */
  readonly max?: number;
}

/** True while the named setting of the same component (or its `engine`) has one of the values. */
export interface Condition {
  readonly setting: string;
  readonly in: readonly Value[];
}

interface SettingBase {
  readonly key: string;
  readonly label: string;
  /** One line: what it changes for the user. */
  readonly help: string;
  readonly level: "basic" | "advanced";
  /** Heading inside the advanced part. */
  readonly group?: string;
  /** One value for all tiers, or one per tier. Absent = no default: the setting is optional unless `required`. */
  readonly default?: Value | { readonly byTier: Readonly<Record<Tier, Value>> };
  readonly required?: boolean;
  /** Must be answered while the condition holds; `isRequired` combines it with `required`. */
  readonly requiredWhen?: Condition;
  /** Means something only while the condition holds; the inspector hides it otherwise. */
  readonly appliesWhen?: Condition;
  /** Engines for which the setting means something; absent = all. */
  readonly engines?: readonly string[];
  /** Clouds on which it means something; absent = all. Elsewhere the inspector shows it greyed and says so. */
  readonly clouds?: readonly Cloud[];
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/**
 * The form of a setting. `pattern` is a regular expression, `patternText` says in words what it asks for. The inspector, the validation and the documentation are
 * generated from it.
 */
export type SettingDefinition = SettingBase &
  (
    | {
        readonly type: "number";
        readonly min: number;
        readonly max: number;
        readonly integer?: boolean;
        readonly step?: number;
        readonly unit?: string;
      }
    | {
        readonly type: "text";
        readonly pattern?: string;
        readonly patternText?: string;
        readonly maxLength?: number;
        readonly placeholder?: string;
      }
    | { readonly type: "choice"; readonly options: readonly ChoiceOption[] }
    | { readonly type: "boolean" }
    | {
        readonly type: "textList";
        readonly maxItems?: number;
        readonly pattern?: string;
        readonly patternText?: string;
        readonly options?: readonly ChoiceOption[];
      }
    | {
        readonly type: "numberList";
        readonly min: number;
        readonly max: number;
        readonly integer?: boolean;
        readonly unit?: string;
        readonly maxItems?: number;
      }
    | { readonly type: "code"; readonly language: "sql" | "python" | "json" }
    | { readonly type: "secret" }
    /** Named parts, e.g. `maintenance { compaction, snapshotExpiryDays }`. */
    | { readonly type: "group"; readonly fields: readonly SettingDefinition[] }
    /** Free keys, e.g. `groups { analysts: { gold: "read" } }`; `value` is the form of each entry. */
    | { readonly type: "map"; readonly keyLabel: string; readonly value: SettingDefinition }
  );

export interface ComponentDefinition {
  readonly kind: string;
  readonly title: string;
  readonly category: Category;
  /** One line for the palette. */
  readonly summary: string;
  /** A short paragraph (Markdown) for the inspector: what it is, when to use it, what to connect. */
  readonly help: string;
  /** One per blueprint, attached to every component without drawn edges. */
  readonly isPlatform: boolean;
  readonly inputs: readonly PortDefinition[];
  readonly outputs: readonly PortDefinition[];
  /** First one is the default. */
  readonly engines: readonly ChoiceOption[];
  /** What the choice of engine is called; default “Engine”. */
  readonly engineLabel?: string;
  /** `engine` is not listed here: it is generated from `engines` when there is more than one. */
  readonly settings: readonly SettingDefinition[];
  /** Words people search for: products, formats, abbreviations. */
  readonly searchWords: readonly string[];
  readonly examples: readonly { readonly title: string; readonly settings: Readonly<Record<string, Value>> }[];
  /** What it becomes on each cloud and what is lost there, in a sentence. */
  readonly onCloud: Readonly<Record<Cloud, { readonly becomes: string; readonly gap?: string }>>;
}

import stored from "./azure.data.json" with { type: "json" };

/** A value as the vendor's type files describe it; numbers refer to other shapes. */
export type ArmShape =
  | { readonly is: "string"; readonly minLength?: number; readonly maxLength?: number; readonly pattern?: string }
  | { readonly is: "integer"; readonly minValue?: number; readonly maxValue?: number }
  | { readonly is: "boolean" | "null" | "any" }
  | { readonly value: string }
  | { readonly oneOf: readonly number[] }
  | { readonly items: number; readonly minLength?: number; readonly maxLength?: number }
  | ArmObject;

export interface ArmObject {
  readonly fields: Readonly<Record<string, StoredField>>;
  /** Shape of further keys; absent = no other key is allowed. */
  readonly others?: number;
  /** Name of the field whose value decides which of `kinds` adds its fields. */
  readonly by?: string;
  readonly kinds?: Readonly<Record<string, number>>;
}

/** Number of the shape, with marks where there are any: r = required, o = read-only, w = write-only. */
export type StoredField = number | readonly [shape: number, marks: string];

const TYPES: Readonly<Record<string, number>> = stored.types;
const SHAPES = stored.shapes as unknown as readonly ArmShape[];

/** `Microsoft.EventHub/namespaces@2024-01-01` and the like. */
export function listArmTypes(): readonly string[] {
  return Object.keys(TYPES);
}

/** The body of a type at an api-version; `undefined` when the file does not hold it. */
export function armShapeOf(type: string, apiVersion: string): ArmShape | undefined {
  const number = TYPES[`${type}@${apiVersion}`];
  return number === undefined ? undefined : armShape(number);
}

export function armShape(number: number): ArmShape {
  const shape = SHAPES[number];
  if (!shape) throw new Error(`The file of Azure's types has no shape ${number}`);
  return shape;
}

export function shapeOfField(field: StoredField): ArmShape {
  return armShape(typeof field === "number" ? field : field[0]);
}

export function marksOfField(field: StoredField): string {
  return typeof field === "number" ? "" : field[1];
}

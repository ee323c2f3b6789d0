import type { PlannedComponent } from "@zerolake/db";
import { attributeOf, type RecordedResource } from "@zerolake/planner";
import { isKnown, isReference, isSecret, substitute, type Value } from "@zerolake/resources";

/** One thing that a component offers: a name, an address, an ARN. */
export interface OutputRow {
  readonly component: string;
  readonly title: string;
  /** Port through which it is offered. */
  readonly port: string;
  readonly name: string;
  /** `undefined` while it is only known after an apply. */
  readonly value: string | undefined;
  /** Something to open or to connect to, as opposed to a name. */
  readonly isAddress: boolean;
}

/** Resolves what the compiler promised against what is recorded. Secrets stay hidden. */
export function outputRows(components: readonly PlannedComponent[], recorded: readonly RecordedResource[]): readonly OutputRow[] {
  const resources = new Map(recorded.map((resource) => [resource.address, resource]));
  const lookup: Parameters<typeof substitute>[1] = (marker) => {
    if (isSecret(marker)) return "(hidden)";
    const resource = isReference(marker) ? resources.get(marker.$ref) : undefined;
    return resource && isReference(marker) ? attributeOf(resource, marker.attr) : undefined;
  };
  return components.flatMap(({ component, title, outputs }) =>
    Object.entries(outputs).flatMap(([port, fields]) =>
      Object.entries(fields).map(([name, field]) => {
        const resolved = substitute(field as Value, lookup);
        const value = isKnown(resolved) ? textOf(resolved) : undefined;
        return { component, title, port, name, value, isAddress: value !== undefined && isAddress(name, value) };
      }),
    ),
  );
}

const ADDRESS_NAME = /(url|uri|endpoint|address|host|bootstrap|brokers?)$/iu;

function isAddress(name: string, value: string): boolean {
  return !value.startsWith("arn:") && (ADDRESS_NAME.test(name) || /^https?:\/\//u.test(value));
}

function textOf(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

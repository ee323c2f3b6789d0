import type { Value } from "@zerolake/resources";
import type { PricedComponent } from "../design.ts";

/** A figure of a component; one that is missing, negative or not a number counts as the default. */
export function figure(component: PricedComponent, key: string, fallback: number): number {
  return usable(component.settings[key]) ?? fallback;
}

/** A figure inside a group, e.g. `lifecycle.coldDays`. */
export function figureIn(component: PricedComponent, group: string, key: string, fallback: number): number {
  return usable(inside(component, group, key)) ?? fallback;
}

export function flag(component: PricedComponent, key: string, fallback = false): boolean {
  const value = component.settings[key];
  return typeof value === "boolean" ? value : fallback;
}

export function flagIn(component: PricedComponent, group: string, key: string, fallback: boolean): boolean {
  const value = inside(component, group, key);
  return typeof value === "boolean" ? value : fallback;
}

export function text(component: PricedComponent, key: string, fallback: string): string {
  const value = component.settings[key];
  return typeof value === "string" ? value : fallback;
}

/** Entries of a list; `undefined` when the setting is no list. */
export function list(component: PricedComponent, key: string): readonly Value[] | undefined {
  const value = component.settings[key];
  return Array.isArray(value) ? (value as readonly Value[]) : undefined;
}

/** True for anything that was written and is not empty. */
export function isWritten(component: PricedComponent, key: string): boolean {
  const value = component.settings[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "" && value !== false;
}

function inside(component: PricedComponent, group: string, key: string): unknown {
  const value = component.settings[group];
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function usable(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

const STORAGE_KEY = "zerolake.single-keys";
const listeners = new Set<() => void>();

/** Single-letter keys can be switched off, for people whose speech or switch device types letters. */
export function areSingleKeysOn(): boolean {
  return window.localStorage.getItem(STORAGE_KEY) !== "off";
}

export function setSingleKeysOn(isOn: boolean): void {
  window.localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off");
  for (const listener of listeners) listener();
}

/** Calls back after `setSingleKeysOn` in this tab; returns how to stop. */
export function onSingleKeysChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while somebody types or chooses: letters then belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
  return isField || target.closest("[role=dialog],[role=menu],[role=listbox]") !== null;
}

const STORAGE_KEY = "zerolake.single-keys";

/** Single-letter keys can be switched off, for people whose speech or switch device types letters. */
export function areSingleKeysOn(): boolean {
  return window.localStorage.getItem(STORAGE_KEY) !== "off";
}

export function setSingleKeysOn(isOn: boolean): void {
  window.localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off");
}

/** True while somebody types or chooses: letters then belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) ||
    target.closest("[role=dialog],[role=menu],[role=listbox]") !== null
  );
}

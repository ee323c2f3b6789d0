const ID_BYTES = 12;

/** `randomUUID` is missing on plain http, where self-hosted consoles often run; `getRandomValues` is everywhere. */
export const browserServices = {
  newId: (): string => [...crypto.getRandomValues(new Uint8Array(ID_BYTES))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  now: (): Date => new Date(),
};

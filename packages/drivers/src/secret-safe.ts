/** Where the cloud keeps texts: those that a service tells only once, and those that people entered. */
export interface SecretSafe {
  /** Replaces what lies at a place. Throws `CloudRefusalError` when the cloud refuses, `NoAnswerError` for silence. */
  write(place: string, text: string, signal: AbortSignal): Promise<void>;
  /** `undefined` for a place where nothing lies yet. */
  read(place: string, signal: AbortSignal): Promise<string | undefined>;
}

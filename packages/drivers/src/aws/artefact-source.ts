/** Where the driver gets what the project built, to upload it. */
export interface ArtefactSource {
  /** The bytes of one version, or `undefined` when it was never built here. */
  read(name: string, version: string): Promise<Uint8Array | undefined>;
}

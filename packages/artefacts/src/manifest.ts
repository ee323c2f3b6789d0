/** One thing that runs inside what a deployment creates. */
export interface Artefact {
  /** e.g. `collect-function`, `spark-job`, `runtime`. */
  readonly name: string;
  readonly form: "zip" | "targz" | "file" | "image";
  /** File name of what is built, in the folder of the artefact; of an image, its Dockerfile. */
  readonly file: string;
  /** SHA-256 of the canonical input (sources, locked dependencies, base digest), 64 hex digits: same input, same version. */
  readonly version: string;
}

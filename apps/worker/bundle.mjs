// How the worker's programs become files that plain Node runs without a compiler.

/**
 * Options of esbuild; entry points and folders are the caller's.
 * @type {import("esbuild").BuildOptions}
 */
export const BUNDLE = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  // For a person with a position from a log. Node gets no map: one error whose stack it translates costs 100 MB.
  sourcemap: "external",
  sourcesContent: false,
  // Comments with letters of other scripts would make Node keep the whole text with two bytes a letter.
  minifyWhitespace: true,
  lineLimit: 160,
  // Has a native part, which stays where npm put it.
  external: ["@node-rs/argon2", "pg-native"],
  // Bundled CommonJS packages call `require`, which ES modules do not have.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  // The ES modules of a client lose the operations that nobody calls: EC2's alone would keep 60 MB in memory.
  mainFields: ["module", "main"],
  logLevel: "warning",
};

import { SONNER_STYLE_HASHES } from "./sonner-style-hashes.ts";

export interface PolicyTerms {
  /** New for each page; scripts and style elements without it do not run. */
  readonly nonce: string;
  /** The public address is https. */
  readonly isSecure: boolean;
  /** `next dev`: its runtime compiles with eval and exchanges styles. */
  readonly isDevelopment: boolean;
}

/**
 * The Content Security Policy of a page. Scripts need the nonce, and those that they load are trusted with them ('strict-dynamic'). Style attributes are allowed, since React Flow
 * and Radix place things with them; style elements need the nonce.
 */
export function contentPolicy({ nonce, isSecure, isDevelopment }: PolicyTerms): string {
  const directives: readonly (readonly [string, ...string[]])[] = [
    ["default-src", "'none'"],
    ["script-src", "'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    ["style-src", "'self'", "'unsafe-inline'"],
    ...(isDevelopment ? [] : [["style-src-elem", "'self'", `'nonce-${nonce}'`, ...SONNER_STYLE_HASHES] as const]),
    ["img-src", "'self'", "data:", "blob:"],
    ["font-src", "'self'"],
    ["connect-src", "'self'", ...(isDevelopment ? ["ws:"] : [])],
    ["worker-src", "'self'", "blob:"],
    ["manifest-src", "'self'"],
    ["base-uri", "'none'"],
    ["form-action", "'self'"],
    ["frame-ancestors", "'none'"],
    ["object-src", "'none'"],
    ...(isSecure ? [["upgrade-insecure-requests"] as const] : []),
  ];
  return directives.map((directive) => directive.join(" ")).join("; ");
}

/** A browser that has once reached the console over https never tries http again, for a year. */
export const STRICT_TRANSPORT = "max-age=31536000";

"use client";

import { setNonce } from "get-nonce";
import { createContext, type ReactNode, useContext } from "react";

const NonceContext = createContext("");

/** Tells libraries that make style elements what these must carry to be taken. */
export function StyleNonce({ nonce, children }: { nonce: string; children: ReactNode }) {
  // Of the page that was loaded first: going on to other pages inside it changes no policy.
  if (typeof window !== "undefined") setNonce(nonce);
  return <NonceContext value={nonce}>{children}</NonceContext>;
}

/** For parts that take it as a property. */
export function useStyleNonce(): string {
  return useContext(NonceContext);
}

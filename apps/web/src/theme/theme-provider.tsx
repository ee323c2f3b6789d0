"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/ui/style-nonce.tsx";

/** Light and dark are equal; the default follows the system. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <NextThemeProvider nonce={nonce} attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <StyleNonce nonce={nonce}>{children}</StyleNonce>
    </NextThemeProvider>
  );
}

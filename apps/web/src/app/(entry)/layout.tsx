import type { ReactNode } from "react";
import { LogoMark } from "@/shell/logo-mark.tsx";

/** Sign-in and first start: one card, without the shell. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-md space-y-6">
        <p className="flex items-center justify-center gap-2 text-title">
          <LogoMark size={28} />
          Zerolake
        </p>
        {children}
      </div>
    </main>
  );
}

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names.ts";

/** Padding and reading width of ordinary pages. Canvas and run fill the whole main area and do without it. */
export function PageBody({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  return <div className={classNames("mx-auto w-full space-y-6 px-6 py-6 max-sm:px-4", !isWide && "max-w-[80rem]")}>{children}</div>;
}

"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { DesignerState, DesignerStore } from "../store/designer-state.ts";

const DesignerContext = createContext<DesignerStore | undefined>(undefined);

export function DesignerStoreProvider({ store, children }: { readonly store: DesignerStore; readonly children: ReactNode }) {
  return <DesignerContext value={store}>{children}</DesignerContext>;
}

/** The store itself, for handlers that read the newest state when something happens. */
export function useDesignerStore(): DesignerStore {
  const store = useContext(DesignerContext);
  if (!store) throw new Error("This part of the designer is used outside DesignerStoreProvider");
  return store;
}

/** One narrow piece of the state; the component renders again only when that piece changes. */
export function useDesigner<T>(select: (state: DesignerState) => T): T {
  return useStore(useDesignerStore(), select);
}

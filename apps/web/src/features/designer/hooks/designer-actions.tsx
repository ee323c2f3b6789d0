"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What a command can ask of the page around the canvas. */
export interface DesignerActions {
  readonly toggleView: () => void;
  readonly nextOverlay: () => void;
  readonly plan: () => void;
}

const nothing = () => undefined;
const ActionsContext = createContext<DesignerActions>({ toggleView: nothing, nextOverlay: nothing, plan: nothing });

export function DesignerActionsProvider({ actions, children }: { readonly actions: DesignerActions; readonly children: ReactNode }) {
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

export function useDesignerActions(): DesignerActions {
  return useContext(ActionsContext);
}

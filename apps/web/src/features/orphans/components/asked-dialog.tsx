import { AdoptDialog } from "./adopt-dialog.tsx";
import type { Asked } from "./asked.ts";
import { DestroyDialog } from "./destroy-dialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { ForgetDialog } from "./forget-dialog.tsx";
import { IgnoreOrphan } from "./ignore-orphan.tsx";

/** The dialog of what is asked; it outlives its row, which a live update may take away. */
export function AskedDialog({ act, row, ...dialog }: Asked & DialogProps) {
  const { environment, destroyable } = row;
  if (act === "ignore") return <IgnoreOrphan row={row} {...dialog} />;
  if (!environment) return null;
  if (act === "adopt") return <AdoptDialog row={{ ...row, environment }} {...dialog} />;
  if (act === "destroy") return destroyable && <DestroyDialog row={{ ...row, environment, destroyable }} {...dialog} />;
  return <ForgetDialog row={{ ...row, environment }} act={act} {...dialog} />;
}

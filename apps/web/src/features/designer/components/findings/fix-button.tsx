"use client";

import { Button } from "@/components/ui/button.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { applyFix, type FindingFix } from "../../store/findings/finding-fixes.ts";
import { previewOf } from "../../store/findings/fix-preview.ts";

/** Does one fix. Before it does, the pointer or the focus on it tells what would change. */
export function FixButton({ fix }: { readonly fix: FindingFix }) {
  const store = useDesignerStore();
  return (
    <Tooltip side="bottom" content={<FixPreview fix={fix} />}>
      <Button size="small" onClick={() => applyFix(store, fix)}>
        {fix.label}
      </Button>
    </Tooltip>
  );
}

/** Worked out only while it is looked at. */
function FixPreview({ fix }: { readonly fix: FindingFix }) {
  const design = useDesigner((state) => state.log.current);
  return (
    <ul className="space-y-0.5">
      {previewOf(fix, design).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

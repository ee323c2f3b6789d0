"use client";

import { Play } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";

/** Not part of the first load: it is asked for when somebody plans. */
const PlanForm = dynamic(async () => (await import("./plan-form.tsx")).PlanForm, {
  loading: () => <SkeletonRows label="Loading what to plan" rows={3} />,
});

interface PlanMenuProps extends DesignerFrameProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Chooses where to plan; planning shows what would change and changes nothing. */
export function PlanMenu(props: PlanMenuProps) {
  const { isOpen, onOpenChange, surroundings, version } = props;
  const isPartial = useDesigner((state) => state.original !== undefined);
  const reason = !surroundings.canPlan
    ? "You need the Deployer or Editor role to plan."
    : version !== undefined
      ? "Restore this version as the draft to plan it."
      : isPartial
        ? "A newer version of Zerolake wrote this blueprint. Update this one to plan it."
        : undefined;
  const trigger = (
    <Button variant="primary" icon={<Play size={14} strokeWidth={2} aria-hidden="true" />} {...(reason ? { disabledReason: reason } : {})}>
      Plan
    </Button>
  );
  if (reason) return trigger;
  return (
    <Popover label="Plan" align="end" isOpen={isOpen} onOpenChange={onOpenChange} trigger={trigger} className="w-84">
      <div className="p-4">
        <PlanForm {...props} />
      </div>
    </Popover>
  );
}

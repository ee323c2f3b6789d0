"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { TabPanel, Tabs } from "@/components/ui/tabs.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { showCostTab, toggleCost } from "../../store/cost/toggle-cost.ts";
import type { CostTab } from "../../store/designer-state.ts";
import { AssumptionsTab } from "./assumptions-tab.tsx";
import { CloudsTab } from "./clouds-tab.tsx";
import { ComponentsTab } from "./components-tab.tsx";
import { WorkloadTab } from "./workload-tab.tsx";

const TABS: readonly { readonly value: CostTab; readonly label: string }[] = [
  { value: "components", label: "By component" },
  { value: "clouds", label: "By cloud" },
  { value: "workload", label: "Workload" },
  { value: "assumptions", label: "Assumptions" },
];

/** What the drawing costs, for whom, from which figures and under which assumptions. */
export function CostPanel() {
  const store = useDesignerStore();
  const height = useDesigner((state) => state.findingsHeight);
  const tab = useDesigner((state) => state.panels.costTab);
  const { cost, failure } = useDesigner((state) => state.cost);
  return (
    <section
      id="designer-cost"
      aria-label="Cost"
      tabIndex={-1}
      style={{ height }}
      className="relative flex max-h-[60vh] shrink-0 flex-col border-hairline border-t bg-surface focus-visible:-outline-offset-2"
    >
      <IconButton
        size="small"
        label="Close costs"
        className="absolute! top-1.5 right-3"
        icon={<X size={14} strokeWidth={1.5} aria-hidden="true" />}
        onClick={() => toggleCost(store)}
      />
      {cost ? (
        <Tabs
          label="Cost"
          value={tab}
          onValueChange={(next) => showCostTab(store, next as CostTab)}
          tabs={TABS}
          className="flex min-h-0 flex-1 flex-col [&>[role=tablist]]:shrink-0 [&>[role=tablist]]:pr-14 [&>[role=tablist]]:pl-3 [&>[role=tablist]>button]:shrink-0 [&>[role=tablist]>button]:whitespace-nowrap [&>[role=tabpanel]]:min-h-0 [&>[role=tabpanel]]:flex-1 [&>[role=tabpanel]]:overflow-y-auto [&>[role=tabpanel]]:px-3 [&>[role=tabpanel]]:pt-3 [&>[role=tabpanel]]:pb-4"
        >
          <TabPanel value="components">
            <ComponentsTab cost={cost} />
          </TabPanel>
          <TabPanel value="clouds">
            <CloudsTab cost={cost} />
          </TabPanel>
          <TabPanel value="workload">
            <WorkloadTab cost={cost} />
          </TabPanel>
          <TabPanel value="assumptions">
            <AssumptionsTab cost={cost} />
          </TabPanel>
        </Tabs>
      ) : (
        <p className="px-3 py-4 text-secondary">{failure ?? "Counting what this costs…"}</p>
      )}
    </section>
  );
}

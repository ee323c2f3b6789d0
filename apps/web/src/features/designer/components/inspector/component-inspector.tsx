"use client";

import { findDefinition } from "@zerolake/catalog";
import { TabPanel, Tabs } from "@/components/ui/tabs.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { RightTab } from "../../store/designer-state.ts";
import { CostTab } from "../cost/cost-tab.tsx";
import { ComponentHeader } from "./component-header.tsx";
import { ForThisTarget } from "./for-this-target.tsx";
import { PortsTab } from "./ports-tab.tsx";
import { ResourcesTab } from "./resources-tab.tsx";
import { SettingsForm } from "./settings-form.tsx";

/** Everything about one component: its settings, its ports, what it becomes and what will be created. */
export function ComponentInspector({ id }: { readonly id: string }) {
  const store = useDesignerStore();
  const component = useDesigner((state) => state.log.current.blueprint.components.find((candidate) => candidate.id === id));
  const tab = useDesigner((state) => state.panels.inspectorTab);
  const resources = useDesigner((state) => state.analysis.compiled.resources.get(id)?.length ?? 0);
  if (!component) return null;
  const definition = findDefinition(component.kind);
  return (
    <>
      <ComponentHeader component={component} definition={definition} />
      <Tabs
        label="Inspector"
        value={tab}
        onValueChange={(next) => store.setState((state) => ({ panels: { ...state.panels, inspectorTab: next as RightTab } }))}
        tabs={[
          { value: "settings", label: "Settings" },
          { value: "ports", label: "Ports" },
          { value: "cost", label: "Cost" },
          { value: "resources", label: "Resources", count: resources },
        ]}
        className="flex min-h-0 flex-1 flex-col [&>[role=tablist]]:shrink-0 [&>[role=tablist]]:px-4"
      >
        <TabPanel value="settings" className="min-h-0 flex-1 space-y-5 overflow-y-auto px-4 pb-6">
          {definition ? (
            <>
              <SettingsForm component={component} definition={definition} />
              <ForThisTarget component={component} definition={definition} />
            </>
          ) : (
            <p className="text-secondary">
              This version of Zerolake does not know the kind “{component.kind}”. Update it to change the settings.
            </p>
          )}
        </TabPanel>
        <TabPanel value="ports" className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
          {definition ? <PortsTab component={component} definition={definition} /> : null}
        </TabPanel>
        <TabPanel value="cost" className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
          <CostTab id={id} />
        </TabPanel>
        <TabPanel value="resources" className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
          <ResourcesTab id={id} />
        </TabPanel>
      </Tabs>
    </>
  );
}

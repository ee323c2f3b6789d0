import { type Blueprint, expandTemplate, type Layout } from "@zerolake/blueprint";
import { findDefinition, findTemplate, TEMPLATES, type Template } from "@zerolake/catalog";
import type { Cloud } from "@zerolake/resources";
import { layeredLayout } from "@/canvas/layered-layout.ts";
import { CLOUD_NAMES, TIER_LOOKS } from "@/clouds/cloud-names.ts";

export interface TemplateCardData {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly highlights: readonly string[];
  readonly tier: string;
  readonly clouds: readonly string[];
  readonly cloudIds: readonly Cloud[];
  readonly drawing: Pick<Blueprint, "components" | "edges">;
  readonly layout: Layout;
}

export interface TemplatePageData extends TemplateCardData {
  readonly purpose: string;
  readonly assumptions: readonly string[];
  readonly parts: readonly { readonly id: string; readonly title: string; readonly kind: string; readonly summary: string }[];
}

export function templateCards(): readonly TemplateCardData[] {
  return TEMPLATES.map(cardOf);
}

export function templatePage(id: string): TemplatePageData | undefined {
  const template = findTemplate(id);
  if (!template) return undefined;
  return {
    ...cardOf(template),
    purpose: template.purpose,
    assumptions: template.assumptions,
    parts: template.components.map((component) => {
      const definition = findDefinition(component.kind);
      return { id: component.id, title: component.title, kind: definition?.title ?? component.kind, summary: definition?.summary ?? "" };
    }),
  };
}

function cardOf(template: Template): TemplateCardData {
  const { components, edges } = expandTemplate(template);
  return {
    id: template.id,
    title: template.title,
    summary: template.summary,
    highlights: template.highlights,
    tier: TIER_LOOKS[template.tier].name,
    clouds: template.clouds.map((cloud) => CLOUD_NAMES[cloud]),
    cloudIds: template.clouds,
    drawing: { components, edges },
    layout: layeredLayout({ components, edges }),
  };
}

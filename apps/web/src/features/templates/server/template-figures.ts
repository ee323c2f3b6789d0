import { setImmediate as nextTurn } from "node:timers/promises";
import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate, TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { type DesignCost, designOf, type PriceBook, priceDesign } from "@zerolake/pricing";
import { type Cloud, TIERS, type Tier } from "@zerolake/resources";
import { minutesToReady } from "@zerolake/retarget";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { previewTarget } from "@/clouds/preview-target.ts";

/** What a template costs on a cloud in one size. */
export interface SizeCost {
  readonly tier: Tier;
  readonly range: DesignCost["range"];
  readonly isAtLeast: boolean;
}

/** A template on one cloud: what it costs in each size, and how long the template's own size takes until it is ready. */
export interface CloudFigures {
  readonly cloud: Cloud;
  readonly sizes: readonly SizeCost[];
  readonly minutes: readonly [number, number];
}

/** By template id. */
export type GalleryCosts = Readonly<Record<string, readonly SizeCost[]>>;

const GALLERY = new WeakMap<PriceBook, Promise<GalleryCosts>>();

/** Costs of every template on every cloud in every size. Counted once per process, one cloud a turn, so that pages go out meanwhile. */
export function galleryCosts(book: PriceBook): Promise<GalleryCosts> {
  const known = GALLERY.get(book) ?? countGallery(book);
  GALLERY.set(book, known);
  return known;
}

async function countGallery(book: PriceBook): Promise<GalleryCosts> {
  const costs: Record<string, SizeCost[]> = {};
  for (const { id } of TEMPLATES) {
    for (const cloud of CLOUDS) {
      await nextTurn();
      (costs[id] ??= []).push(...sizeCosts(id, cloud, book));
    }
  }
  return costs;
}

/** The same for one template, with the time until it is ready. */
export function templateFigures(id: string, book: PriceBook): readonly CloudFigures[] {
  const template = findTemplate(id);
  if (!template) return [];
  const blueprint = expandTemplate(template);
  return CLOUDS.map((cloud) => ({
    cloud,
    sizes: sizeCosts(id, cloud, book),
    minutes: minutesToReady(compile(blueprint, previewTarget(cloud, template.tier)).resources),
  }));
}

function sizeCosts(id: string, cloud: Cloud, book: PriceBook): readonly SizeCost[] {
  const template = findTemplate(id);
  if (!template) return [];
  const blueprint = expandTemplate(template);
  return TIERS.map((tier) => {
    const { range, isAtLeast } = priceDesign(designOf(blueprint, previewTarget(cloud, tier)), book);
    return { tier, range, isAtLeast };
  });
}

import { setImmediate as nextTurn } from "node:timers/promises";
import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate, TEMPLATES, type Template } from "@zerolake/catalog";
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

/** By template id, each on every cloud. */
export type GalleryFigures = Readonly<Record<string, readonly CloudFigures[]>>;

const GALLERY = new WeakMap<PriceBook, Promise<GalleryFigures>>();

/** Figures of every template. Counted once per process and list of prices, one cloud a turn, so that pages go out meanwhile. */
export function galleryFigures(book: PriceBook): Promise<GalleryFigures> {
  const known = GALLERY.get(book) ?? countGallery(book);
  GALLERY.set(book, known);
  return known;
}

async function countGallery(book: PriceBook): Promise<GalleryFigures> {
  const figures: Record<string, CloudFigures[]> = {};
  for (const template of TEMPLATES) {
    for (const cloud of CLOUDS) {
      await nextTurn();
      (figures[template.id] ??= []).push(figuresOn(cloud, template, book));
    }
  }
  return figures;
}

/** The same for one template. */
export function templateFigures(id: string, book: PriceBook): readonly CloudFigures[] {
  const template = findTemplate(id);
  return template ? CLOUDS.map((cloud) => figuresOn(cloud, template, book)) : [];
}

function figuresOn(cloud: Cloud, template: Template, book: PriceBook): CloudFigures {
  const blueprint = expandTemplate(template);
  const sizes = TIERS.map((tier) => {
    const { range, isAtLeast } = priceDesign(designOf(blueprint, previewTarget(cloud, tier)), book);
    return { tier, range, isAtLeast };
  });
  return { cloud, sizes, minutes: minutesToReady(compile(blueprint, previewTarget(cloud, template.tier)).resources) };
}

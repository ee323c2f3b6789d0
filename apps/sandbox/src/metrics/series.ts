/** How a number behaves: in the quiet of the night, in the busiest minute of the day, and when the resource is ill. */
export interface Shape {
  readonly calm: number;
  readonly busy: number;
  /** Absent: it is the same in illness. */
  readonly ill?: number;
  /** Happens so many times a minute, and is counted over a period. */
  readonly isCounted?: true;
  /** It is never more, such as a hundred per cent. */
  readonly most?: number;
  /** Does not stray: whether something is there, and how much of everything is well. */
  readonly isSteady?: true;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly periodMs: number;
}

export interface Life {
  /** Tells one series from another; the same key gives the same values for ever. */
  readonly key: string;
  /** Nothing was measured before. */
  readonly bornMs: number;
  readonly nowMs: number;
  /** Ill from here on. */
  readonly illSinceMs?: number;
  /** What is told of a count: how many in the period, how many a minute, or how many samples there were. */
  readonly statistic: "sum" | "level" | "samples";
}

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Clouds publish a minute after it happened. */
const PUBLISHED_AFTER_MS = MINUTE_MS;
/** Values lie within a tenth around what the time of day makes of them; those of an illness are never better than it. */
const NOISE = 0.1;

/** One value for each whole period of the clock inside the span, as far as something was measured and published; oldest first. */
export function seriesOf(shape: Shape, { fromMs, toMs, periodMs }: Span, life: Life): readonly Point[] {
  const bornMs = Math.min(life.bornMs, life.illSinceMs ?? life.bornMs);
  const firstMs = Math.ceil(fromMs / periodMs) * periodMs;
  const lastMs = Math.min(toMs, life.nowMs - PUBLISHED_AFTER_MS);
  const points: Point[] = [];
  for (let atMs = firstMs; atMs < lastMs; atMs += periodMs)
    if (atMs + periodMs > bornMs)
      points.push({ atMs, value: valueOf(shape, { atMs, endMs: Math.min(atMs + periodMs, life.nowMs) }, life) });
  return points;
}

function valueOf(shape: Shape, { atMs, endMs }: { readonly atMs: number; readonly endMs: number }, life: Life): number {
  const minutes = (endMs - atMs) / MINUTE_MS;
  if (life.statistic === "samples" && !shape.isCounted) return Math.round(minutes);
  const isIll = life.illSinceMs !== undefined && endMs > life.illSinceMs && shape.ill !== undefined;
  const level = isIll ? (shape.ill ?? 0) : shape.calm + (shape.busy - shape.calm) * rushAt(atMs);
  const stray = chance(`${life.key} ${atMs}`);
  const noisy = shape.isSteady ? level : Math.min(shape.most ?? Infinity, level * (1 + NOISE * (isIll ? stray : 2 * stray - 1)));
  return shape.isCounted && life.statistic !== "level" ? Math.round(noisy * minutes) : noisy;
}

/** From 0 in the night to 1 in the rush of the morning and of the evening, by the hour of the day in UTC. */
function rushAt(atMs: number): number {
  const hour = (atMs % (24 * HOUR_MS)) / HOUR_MS;
  const peak = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  const day = 0.4 * Math.max(0, Math.sin(((hour - 6) / 14) * Math.PI));
  return Math.min(1, day + 0.6 * Math.max(peak(9.5, 1.5), peak(19, 2)));
}

/** Between 0 and 1, the same for the same text (FNV-1a). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}

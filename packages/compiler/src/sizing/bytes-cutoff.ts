const BYTES_PER_TB = 1e12;
/** A query may scan a tenth of what is planned for a whole day. */
const SHARE_OF_DAY = 10 / 100;
const BYTES_MIN = 10_000_000;

/** Bytes after which a single query is stopped, so that one mistake does not cost a month. */
export function bytesCutoff(tbScannedPerDay: number): number {
  return Math.max(BYTES_MIN, Math.round(tbScannedPerDay * BYTES_PER_TB * SHARE_OF_DAY));
}

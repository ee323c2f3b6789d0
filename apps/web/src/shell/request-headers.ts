/** Set by the proxy: layouts are not told the address otherwise. */
export const REQUESTED_PATH_HEADER = "x-zerolake-path";
/** Set by the proxy: what scripts and styles of this page must carry. */
export const NONCE_HEADER = "x-zerolake-nonce";

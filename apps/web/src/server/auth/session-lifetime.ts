/** How long a browser stays signed in without being asked again. */
export const SESSION_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** The longest request a host reads, in characters or bytes: far above any form, far below what would hurt. */
export const longestRequest = 1_048_576;

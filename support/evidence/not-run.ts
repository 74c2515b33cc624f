/** Media type of the attachment of a scenario that was to run and never began: its body says why, in one sentence. */
export const NOT_RUN = 'text/vnd.brine.not-run';

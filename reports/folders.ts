/** The folder, inside the output, that holds the runs of which a merged one is made. */
export const RUNS = 'runs';

/** The one that holds what was imported. */
export const IMPORTS = 'imports';

/** Shared patrons below which transfer cannot be proved, nor a link between domains be told from chance. */
export const PROVABLE_PATRONS = 40;

/** Shared patrons below which no map between spaces is fitted: a method then equals its twin. */
export const MAPPABLE_PATRONS = 10;

/** `data/requirements.js`: what was asked for, and the scenarios that show it. */
export interface RequirementsData {
  /** Whether the project keeps a list; without one nobody knows what is missing. */
  listed: boolean;
  requirements: RequirementData[];
}

export interface RequirementData {
  id: string;
  title?: string;
  url?: string;
  /** Whether the list names it. */
  listed: boolean;
  /** Positions of scenarios. */
  scenarios: number[];
}

import type { HistoryData } from '../../../history/shape';
import type { ApiData } from './api-data';
import type { Chapters } from './block';
import type { RequirementsData } from './requirements-data';
import type { SiteIndex } from './site-index';
import type { SearchTexts, StepsData } from './steps-data';

/** The data files by the key they announce themselves with; a feature's is `f/<file>`. */
export interface DataFiles {
  index: SiteIndex;
  chapters: Chapters;
  search: SearchTexts;
  steps: StepsData;
  api: ApiData;
  requirements: RequirementsData;
  /** Written by whoever keeps the history. */
  history: HistoryData;
}

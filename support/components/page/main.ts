// First: React looks for its tools when it is loaded.
import './quiet-react';
import { PAGE_GLOBAL } from '../contract';
import { Page } from './component-page';
import { gallery } from './gallery';
import { notePackages } from './packages';
import { watchFaults } from './watch-faults';

// Frames of React alone fill the ten that browsers keep.
Error.stackTraceLimit = 60;
watchFaults();
notePackages();
const page = new Page();
Object.assign(window, { [PAGE_GLOBAL]: page, ...gallery(page) });

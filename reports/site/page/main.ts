import { App } from './app';
import { receive } from './store';

Object.assign(window, { brine: receive });
new App(document.querySelector('#app') as HTMLElement).start();

import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// jsdom knows <dialog> but not how to open one.
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close() {
  this.open = false;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

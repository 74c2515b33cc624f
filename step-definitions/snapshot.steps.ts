import { Then } from '@cucumber/cucumber';
import type { SnapshotWorld } from '../worlds/views';

/** @example the response should match the snapshot "order placed" */
Then('the response should match the snapshot {string}', responseShouldMatchSnapshot);
export async function responseShouldMatchSnapshot(this: SnapshotWorld, name: string): Promise<void> {
  const note = await this.snapshots.check(name, this.api.response);
  if (note !== undefined) this.log(note);
}

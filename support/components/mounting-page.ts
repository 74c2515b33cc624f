import type { BrineError } from '../errors/brine-error';
import type { Behaviour, Fault, MountRequest, Outcome, Traced } from './contract';
import type { FrontEnd } from './front-end';
import type { Change } from './values';

/** A page in the browser that mounts components: Brine's own, or a project's gallery. */
export interface MountingPage {
  /** Address of the page, for messages. */
  readonly where: string;
  /** @throws BrineError when the page cannot be had, or cannot do what is asked. */
  mount(request: MountRequest): Promise<Outcome>;
  /** The props that it does not speak of stay. */
  update(change: Change): Promise<Outcome>;
  unmount(): Promise<Outcome>;
  behave(behaviour: Behaviour): Promise<void>;
  /** Names that the mounted component's own code has. Never throws. */
  names(): Promise<string[]>;
  /** Why nothing could be loaded, where that is known better than the fault tells. */
  reasonFor(fault: Fault, request: MountRequest, front: FrontEnd): Promise<BrineError | undefined>;
  trace(fault: Fault): Promise<Traced>;
}

import { BrineError } from '../errors/brine-error';

/** A step is about webhooks, and there is no address that they could come to. */
export class NoWebhookAddressError extends BrineError {
  override readonly name = 'NoWebhookAddressError';

  constructor() {
    super({
      what: 'This scenario does not wait for webhooks.',
      next: 'Begin in an earlier step: Given I wait for webhooks at "hook url". Then give the service {{hook url}} to call.',
      final: true,
    });
  }
}

/** No webhook can be answered with this status. */
export class WebhookStatusError extends BrineError {
  override readonly name = 'WebhookStatusError';

  constructor(status: number) {
    super({
      what: `A webhook cannot be answered with the status ${status}.`,
      next: 'Write a status from 200 to 599.',
    });
  }
}

/** What was received is not what a check expected; the message lists it. */
export class WebhookError extends BrineError {
  override readonly name = 'WebhookError';
  override readonly fault = 'wrong';
}

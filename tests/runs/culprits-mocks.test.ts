import { it } from 'vitest';
import { expectCulprits, type PlantedFaults } from '../tools/planted-faults';
import { runProject } from '../tools/run-project';
import { FAULTS, mocksProject } from './mocks-project';

const MOCK = 'the mock "payments"';
const CHARGES = `POST /charges of ${MOCK}`;
const SHOP = 'POST /charges of shop';

const EXPECTED: PlantedFaults = {
  'a call that nobody expected': [
    'mock',
    MOCK,
    'Given the mock "payments" replies to DELETE "/charges/ch_1" with status 204',
  ],
  'a reply that nobody told': ['mock', MOCK, 'was called unexpectedly: POST /refunds'],
  'a reply against the contract': ['contract broken', MOCK, 'status: expected 201, 402, 503, actual 409'],
  'a reply against the contract when it is made': [
    'contract broken',
    MOCK,
    'body.id: expected text, actual 17',
  ],
  'a reply made of nothing': ['test error', MOCK, 'The request has no field "request.body.nothing"'],
  'a wrong body': ['mock', CHARGES, 'actual:   40'],
  'wrong headers': ['mock', CHARGES, 'actual:   no such field'],
  'a call that never came': ['mock', CHARGES, 'GET /charges/ch_1 → 200'],
  'a call too many': ['mock', CHARGES, 'received 2 POST requests to "/charges", expected 1.'],
  'a call that never came because the service broke': [
    'service answered 5xx',
    'POST /broken of shop',
    'the step said: The mock "payments" did not receive a POST request to "/charges".',
  ],
  'a call that never came because the service died': ['service crashed', 'shop', 'exit code 4'],
  'the provider resets the connection': ['service answered 5xx', SHOP, '503 Service Unavailable'],
  'the provider hangs up': ['service answered 5xx', SHOP, '503 Service Unavailable'],
  'the provider talks nonsense': ['service answered 5xx', SHOP, '{"title":"SyntaxError"}'],
  'the provider does not answer': ['service answered 5xx', SHOP, '{"title":"TimeoutError"}'],
  'a refusal that the service passes on': ['wrong', SHOP, 'The response status is 402, expected 201.'],
  'a misspelt mock': ['test error', 'features/faults.feature:117', 'Did you mean "payments"?'],
  'a misspelt reply': ['test error', 'features/faults.feature:120', 'Did you mean "status"?'],
};

it('names one cause for each fault around a mock, and the right one', async () => {
  const run = await runProject({
    files: mocksProject({ 'features/faults.feature': FAULTS }, { mock: true, openapi: 'payments.yaml' }),
  });
  expectCulprits(run, EXPECTED, ['healthy']);
});

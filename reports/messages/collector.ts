import type * as messages from '@cucumber/messages';
import { type Files, readAttachment } from './attachment';
import { Attempts } from './attempts';
import { type Document, indexDocument } from './document';
import { milliseconds, place, readResult } from './result';
import type { Attempt, Feature, Run, RunHook, StreamFault } from './run';
import { buildScenario } from './scenario';
import { readDefinition } from './steps';
import { readWritten } from './written';

/** Takes the messages of one stream in their order and makes a run of them. Knows nothing of files. */
export class Collector {
  private readonly documents = new Map<string, Document>();
  private readonly pickles = new Map<string, messages.Pickle>();
  private readonly testCases = new Map<string, messages.TestCase>();
  private readonly hooks = new Map<string, messages.Hook>();
  private readonly definitions = new Map<string, messages.StepDefinition>();
  private readonly snippets = new Map<string, string[]>();
  private readonly runHooks = new Map<string, RunHook>();
  private readonly told: Pick<Run, 'parseErrors' | 'finished' | 'startedAt' | 'finishedAt' | 'failure'> = {
    parseErrors: [],
    finished: false,
  };

  private readonly attempts: Attempts;

  constructor(private readonly files: Files) {
    const { documents, pickles, testCases, hooks, definitions, snippets } = this;
    this.attempts = new Attempts({ documents, pickles, testCases, hooks, definitions, snippets }, files);
  }

  take(envelope: messages.Envelope): void {
    this.takeSuite(envelope);
    this.attempts.take(envelope);
    this.takeRun(envelope);
  }

  run(faults: StreamFault[]): Run {
    const attempts = this.attempts.byPickle();
    const chosen = new Set(this.chosen());
    const left = [...this.pickles.values()].filter((pickle) => !chosen.has(pickle));
    const features = this.featuresOf([...chosen], attempts);
    const uris = new Set(features.map(({ uri }) => uri));
    const unchosen = [...this.documents].filter(([uri]) => !uris.has(uri));
    return {
      features,
      unchosen: unchosen.map(([uri, { feature }]) => buildFeature(uri, feature)),
      passedOver: this.featuresOf(left, attempts),
      definitions: [...this.definitions.values()].map(readDefinition),
      hooks: [...this.runHooks.values()],
      faults,
      ...this.told,
    };
  }

  private featuresOf(pickles: messages.Pickle[], attempts: Map<string, Attempt[]>): Feature[] {
    const features = new Map<string, Feature>();
    for (const pickle of pickles) {
      const document = this.documents.get(pickle.uri);
      if (document === undefined) continue;
      const feature = features.get(pickle.uri) ?? buildFeature(pickle.uri, document.feature);
      feature.scenarios.push(buildScenario(pickle, document, attempts.get(pickle.id) ?? []));
      features.set(pickle.uri, feature);
    }
    return [...features.values()];
  }

  /**
   * Cucumber announces a test case for each scenario that the filters let through. Where it announced none and did not get
   * to the end, all scenarios are there to be run and none was.
   */
  private chosen(): messages.Pickle[] {
    const pickles = [...this.pickles.values()];
    const announced = new Set([...this.testCases.values()].map((testCase) => testCase.pickleId));
    if (announced.size > 0) return pickles.filter((pickle) => announced.has(pickle.id));
    const hookFailed = [...this.runHooks.values()].some(
      (hook) => hook.keyword === 'BeforeAll' && hook.outcome !== 'passed',
    );
    return this.told.finished && !hookFailed && this.told.failure === undefined ? [] : pickles;
  }

  private takeSuite({
    gherkinDocument,
    pickle,
    hook,
    stepDefinition,
    suggestion,
    testCase,
    parseError,
  }: messages.Envelope) {
    if (gherkinDocument) {
      const document = indexDocument(gherkinDocument);
      if (document) this.documents.set(gherkinDocument.uri ?? '', document);
    }
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (hook) this.hooks.set(hook.id, hook);
    if (stepDefinition) this.definitions.set(stepDefinition.id, stepDefinition);
    if (suggestion) {
      this.snippets.set(
        suggestion.pickleStepId,
        suggestion.snippets.map((snippet) => snippet.code),
      );
    }
    if (testCase) this.testCases.set(testCase.id, testCase);
    if (parseError) {
      const { uri = '', location } = parseError.source;
      this.told.parseErrors.push({ uri, line: location?.line ?? 0, message: parseError.message });
    }
  }

  private attach(message: messages.Attachment): void {
    const hook = this.runHooks.get(message.testRunHookStartedId ?? '');
    if (hook) hook.attachments.push(readAttachment(message, this.files));
    this.attempts.attach(message);
  }

  private takeRun({
    testRunStarted,
    testRunFinished,
    testRunHookStarted,
    testRunHookFinished,
    attachment,
    externalAttachment,
  }: messages.Envelope) {
    if (testRunStarted) this.told.startedAt = milliseconds(testRunStarted.timestamp);
    if (testRunHookStarted) {
      this.runHooks.set(testRunHookStarted.id, buildRunHook(this.hooks.get(testRunHookStarted.hookId)));
    }
    if (testRunHookFinished) {
      const hook = this.runHooks.get(testRunHookFinished.testRunHookStartedId);
      if (hook) Object.assign(hook, readResult(testRunHookFinished.result));
    }
    if (testRunFinished) {
      const { exception, message } = testRunFinished;
      const failure = exception?.stackTrace ?? exception?.message ?? message;
      this.told.finished = true;
      const at = milliseconds(testRunFinished.timestamp);
      // After a clock that was put back nobody knows how long it took.
      if (at >= (this.told.startedAt ?? 0)) this.told.finishedAt = at;
      if (failure !== undefined) this.told.failure = failure;
    }
    if (attachment) this.attach(attachment);
    // An attachment that lives elsewhere is one without a body.
    if (externalAttachment) {
      const body = { body: '', contentEncoding: 'IDENTITY' as messages.AttachmentContentEncoding };
      this.attach({ ...externalAttachment, ...body });
    }
  }
}

function buildFeature(uri: string, feature: messages.Feature): Feature {
  const { keyword, name, description } = feature;
  const tags = feature.tags.map((tag) => tag.name);
  return {
    uri,
    line: feature.location.line,
    keyword,
    name,
    description,
    tags,
    scenarios: [],
    written: readWritten(feature),
  };
}

function buildRunHook(hook: messages.Hook | undefined): RunHook {
  const keyword = hook?.type === 'AFTER_TEST_RUN' ? 'AfterAll' : 'BeforeAll';
  const name = hook?.name ?? place(hook?.sourceReference);
  return { keyword, name, outcome: 'unknown', duration: 0, attachments: [] };
}

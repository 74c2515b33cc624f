import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { anywhere, cornerOf, looksSettings, pictureFile, plainPicture, startSite } from './looks-project';

const BASELINE = 'accessibility-baseline.json';

const WRONG = `Feature: Wrong
  Scenario: violations
    When I open "/bad"
    Then the page should have no accessibility violations

  Scenario: violations of a part
    When I open "/bad"
    Then the "Address" form should have no accessibility violations

  Scenario: more than the baseline allows
    When I open "/orders/17?images=3&buttons=1"
    Then the page should have no accessibility violations

  Scenario: an exception that is not needed
    When I open "/good"
    Then the page should have no accessibility violations except:
      | rule           | reason          |
      | color-contrast | the brand's own |

  Scenario: an exception that does not exist
    When I open "/bad"
    Then the page should have no accessibility violations except:
      | rule             | reason          |
      | colour-contrasts | the brand's own |

  Scenario: an exception without a reason
    When I open "/bad"
    Then the page should have no accessibility violations except:
      | rule           | reason |
      | color-contrast |        |

  Scenario: another picture
    When I open "/red"
    Then the page should look like "white"

  Scenario: another size
    When I open "/red"
    Then the page should look like "small"

  Scenario: no picture
    When I open "/red"
    Then the page should look like "unknown"

  Scenario: a picture that is none
    When I open "/red"
    Then the page should look like "broken"

  Scenario: a picture that no file can be called
    When I open "/red"
    Then the page should look like "a/b"

  Scenario: something to leave out that is not there
    When I open "/red"
    Then the page should look like "white" except:
      | role   | name |
      | button | Save |

  Scenario: nothing said of what to leave out
    When I open "/red"
    Then the page should look like "white" except:
      | button | Save |

  Scenario: another picture of a part
    When I open "/box"
    Then the "Box" group should look like "black box"

  Scenario: another structure
    When I open "/list"
    Then the page structure should be:
      """
      - heading "Orders" [level=1]
      - list "Orders":
        - listitem: /Tea, \\d+ pieces/
        - listitem: Plate
      """

  Scenario: another order
    When I open "/list"
    Then the structure of the "Orders" list should be:
      """
      - list:
        - listitem: Cup
        - listitem: Tea, 2 pieces
      """

  Scenario: a structure that is none
    When I open "/list"
    Then the page structure should be:
      """
      - heading "Orders"
      - list:
        - listitem "Tea
      """
`;

const RIGHT = `Feature: Right
  Scenario: looks
    When I open "/red"
    Then the page should look like "red"
    And the page should look like "red"
    When I open "/box"
    Then the "Box" group should look like "box"

  Scenario: another page with the same name
    When I open "/green"
    Then the page should look like "red"

  Scenario: moves
    When I open "/moving"
    Then the page should look like "moving"

  Scenario: moves where it is left out
    When I open "/moving"
    Then the page should look like "still" except:
      | role  | name  |
      | timer | Clock |

  Scenario: structure
    When I open "/list"
    Then the page structure should be:
      """
      - list:
        - listitem: /^Tea/
      """
    When I look inside the "Orders" list
    Then the page structure should be:
      """
      - listitem: Cup
      """

  Scenario: excepted
    When I open "/orders/17?images=1"
    Then the page should have no accessibility violations except:
      | reason             | rule      |
      | there are no texts | image-alt |
`;

/** Two features, so that two workers have something to do with the same page. */
const renewing = (images: number) => `Feature: Renewed ${images}
  Scenario: images ${images}
    When I open "/orders/${images}?images=${images}"
    Then the page should have no accessibility violations
    When I open "/red"
    Then the page should look like "corner ${images}"
`;

describe('a run that looks at pages', () => {
  it('says what is wrong with them, and shows the pictures that differ', async () => {
    await using site = await startSite();
    const run = await runProject({
      files: {
        'brine.config.ts': looksSettings(site.url),
        'features/wrong.feature': WRONG,
        [BASELINE]: JSON.stringify({ '/orders/{id}': { 'image-alt': { 'img without a name': 2 } } }),
        [pictureFile('wrong', 'white')]: plainPicture(200, 100),
        [pictureFile('wrong', 'small')]: plainPicture(100, 50),
        [pictureFile('wrong', 'black box')]: plainPicture(40, 20, [0, 0, 0]),
        [pictureFile('wrong', 'broken')]: 'none',
      },
      env: { CI: 'true' },
    });
    expectGolden(anywhere(run), 'looks-wrong');
    const passed = Object.entries(results(run.messages)).filter(([, status]) => status !== 'FAILED');
    expect(passed).toEqual([]);
    expect(run.exitCode).toBe(1);
    expect(filesOf(run).filter((name) => name.startsWith('white'))).toEqual([
      'white (expected, difference, actual).png',
      'white (expected).png',
      'white (actual).png',
      'white (difference).png',
    ]);
  });

  it('writes the pictures that are missing, and tells so', async () => {
    await using site = await startSite();
    const run = await runProject({
      files: { 'brine.config.ts': looksSettings(site.url), 'features/right.feature': RIGHT },
    });
    expectGolden(anywhere(run), 'looks-written');
    expect(results(run.messages)).toEqual({
      looks: 'PASSED',
      'another page with the same name': 'FAILED',
      moves: 'FAILED',
      'moves where it is left out': 'PASSED',
      structure: 'PASSED',
      excepted: 'PASSED',
    });
    expect(cornerOf(read(run, pictureFile('right', 'red')))).toEqual([255, 0, 0]);
    expect(cornerOf(read(run, pictureFile('right', 'box')))).toEqual([0, 0, 255]);
    expect(existsSync(path.join(run.root, pictureFile('right', 'moving')))).toBe(false);
    expect(notesOf(run)).toEqual(
      ['red', 'box', 'still'].map(
        (name) =>
          `The screenshot "${name}" was written: ${pictureFile('right', name)}\nLook at it and commit it.`,
      ),
    );
  });

  it('renews pictures and lets the baseline shrink with --update-snapshots, whoever sees what', async () => {
    await using site = await startSite();
    const known = {
      '/elsewhere': { 'image-alt': { 'img without a name': 1 } },
      '/orders/{id}': {
        'button-name': { 'button without a name': 1 },
        'image-alt': { 'img without a name': 5 },
      },
    };
    const run = await runProject({
      files: {
        'brine.config.ts': looksSettings(site.url),
        ...Object.fromEntries([1, 2, 3].map((n) => [`features/renewed-${n}.feature`, renewing(n)])),
        [BASELINE]: JSON.stringify(known),
        [pictureFile('renewed-1', 'corner 1')]: plainPicture(200, 100),
      },
      args: ['--update-snapshots', '--parallel', '2'],
    });
    expect(run.output).toContain('3 scenarios (3 passed)');
    expect(JSON.parse(read(run, BASELINE).toString())).toEqual({
      '/elsewhere': { 'image-alt': { 'img without a name': 1 } },
      '/orders/{id}': { 'image-alt': { 'img without a name': 3 } },
    });
    expect(cornerOf(read(run, pictureFile('renewed-1', 'corner 1')))).toEqual([255, 0, 0]);
    const notes = notesOf(run);
    expect(notes).toContain(
      `The screenshot "corner 1" was renewed: ${pictureFile('renewed-1', 'corner 1')}\nLook at it and commit it.`,
    );
    expect(notes).toContain(
      'Taken out of accessibility-baseline.json, unless another scenario of this run sees it on /orders/{id}:\n  button-name: button without a name\n  image-alt: img without a name (4)',
    );
  });
});

function read({ root }: FinishedProject, file: string): Buffer {
  return readFileSync(path.join(root, file));
}

/** What the steps told. */
function notesOf({ messages }: FinishedProject): string[] {
  return messages.flatMap(({ attachment }) =>
    attachment?.mediaType === 'text/x.cucumber.log+plain' ? attachment.body : [],
  );
}

/** Names of the files that were attached. */
function filesOf({ messages }: FinishedProject): string[] {
  return messages.flatMap(({ attachment }) =>
    attachment?.mediaType === 'application/vnd.brine.file+json' ? (attachment.fileName ?? '') : [],
  );
}

import { SetupError } from '../../errors/brine-error';
import { suggest } from '../../matching/suggest';
import { fromProject } from '../from-project';
import { describeExit, type Exit } from '../process/exit';

export class CargoMissingError extends SetupError {
  override readonly name = 'CargoMissingError';

  constructor(cause: unknown) {
    super(
      {
        what: 'cargo was not found, so the Rust services cannot be built.',
        next: 'Install the Rust toolchain from https://rustup.rs and open a new terminal.',
      },
      { cause },
    );
  }
}

export class CargoBuildError extends SetupError {
  override readonly name = 'CargoBuildError';

  /** @param output what rustc and cargo said, as they render it. */
  constructor(manifest: string, exit: Exit, output: string) {
    super({
      // cargo always ends with 101, which in a service would mean a panic.
      what: `cargo build failed (${exit.code === null ? describeExit(exit) : `exit code ${exit.code}`}).`,
      where: fromProject(manifest),
      details: output.trim(),
      next: 'Correct the code above and run again.',
    });
  }
}

export class ManifestMissingError extends SetupError {
  override readonly name = 'ManifestMissingError';

  constructor(service: string, manifest: string) {
    super({
      what: `The service "${service}" has no Cargo.toml where the settings say.`,
      where: fromProject(manifest),
      next: `Correct services.${service}.cargo.manifest in brine.config.ts.`,
    });
  }
}

export class BinaryMissingError extends SetupError {
  override readonly name = 'BinaryMissingError';

  constructor(service: string, bin: string, manifest: string, known: readonly string[]) {
    const near = suggest(bin, known);
    super({
      what: `The service "${service}" has no binary: cargo knows no binary "${bin}".`,
      where: fromProject(manifest),
      details: `binaries there: ${known.join(', ') || 'none'}`,
      next: `${near === undefined ? '' : `Did you mean "${near}"? `}Correct services.${service}.cargo.bin in brine.config.ts.`,
    });
  }
}

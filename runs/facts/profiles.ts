/** The profiles that a run was told to take, from its arguments; none where it took the default. */
export function profilesOf(argv: readonly string[]): string[] {
  return argv.flatMap((one, index) => {
    if (one === '--profile' || one === '-p') return argv[index + 1] ?? [];
    return /^(?:--profile=|-p)([^-].*)$/s.exec(one)?.[1] ?? [];
  });
}

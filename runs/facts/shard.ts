/** The shard that the options ask for: Cucumber's `--shard 2/3`. Undefined when there is none, or none that it knows. */
export function shardOf(args: readonly string[]): { index: number; total: number } | undefined {
  const at = args.findLastIndex((arg) => arg === '--shard' || arg.startsWith('--shard='));
  const value = args[at]?.startsWith('--shard=') ? args[at].slice('--shard='.length) : args[at + 1];
  const [, index, total] = (at >= 0 && /^(\d+)\/(\d+)$/.exec(value ?? '')) || [];
  return index === undefined ? undefined : { index: Number(index), total: Number(total) };
}

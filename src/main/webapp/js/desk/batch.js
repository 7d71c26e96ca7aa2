// One act for many, a few at a time, with what became of each.
const AT_ONCE = 4;
const MOST_WAITS = 5;

/**
 * act(target) for each; done(target, problem) tells how each went, problem being null when it went well. Who is told to wait
 * waits. Ends early when signal says so; what was not begun then is not told of.
 */
export async function each(targets, act, done, signal) {
  const queue = [...targets];
  const work = async () => {
    while (queue.length && !signal?.aborted) {
      const target = queue.shift();
      try {
        await patiently(() => act(target));
        done(target, null);
      } catch (problem) {
        done(target, problem);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function patiently(act, waits = 0) {
  try {
    return await act();
  } catch (problem) {
    const soon = problem.status === 429 || problem.status === 503;
    if (!soon || waits === MOST_WAITS) {
      throw problem;
    }
    await new Promise((go) => setTimeout(go, 1000 * Math.min(problem.retryAfter || 2 ** waits, 30)));
    return patiently(act, waits + 1);
  }
}

// Whether contestants agree: total at least and at most to two places, and the vetoes.

/** So many differences are told in full. */
const MOST_TOLD = 5;

/**
 * Makes every edit of the plan on both and counts where the outcomes differ. Binary floating point
 * may round a half the other way, so that points differ by a hundredth: that is counted. Any
 * greater difference means that the two do not compute the same rubric.
 */
export function compared(subject, other, plan) {
  const told = [];
  let differing = 0;
  plan.forEach((edit, number) => {
    const ours = shown(subject.edit(edit));
    const theirs = shown(other.edit(edit));
    if (ours === theirs) {
      return;
    }
    differing += 1;
    const gap = greatestGap(subject.points(), other.points());
    const difference = { number, figure: edit.figure, text: edit.text, ours, theirs };
    if (gap > 0.0101 || vetoesOf(ours) !== vetoesOf(theirs)) {
      throw new Error(`not the same rubric: ${JSON.stringify(difference)}`);
    }
    if (told.length < MOST_TOLD) {
      told.push(difference);
    }
  });
  return { edits: plan.length, differing, told };
}

function shown([least, most, ...states]) {
  return [least.toFixed(2), most.toFixed(2), ...states].join(" ");
}

function vetoesOf(outcome) {
  return outcome.split(" ").slice(2).join(" ");
}

function greatestGap(ours, theirs) {
  return Math.max(...ours.map((points, index) => Math.abs(points - theirs[index])));
}

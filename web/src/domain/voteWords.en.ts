import type { VoteWords } from "./voteWords.ts";

export const en: VoteWords = {
  side: { affirmative: "Affirmative", negative: "Negative" },
  stance: { affirmative: "Affirmative", negative: "Negative", undecided: "Undecided" },
  kind: { pre: "Vote before", live: "Live vote", post: "Vote after" },
  state: {
    planned: "Not open yet",
    open: "Open",
    closing: "Closing",
    closed: "Closed",
    revealed: "Revealed",
    void: "Void",
  },
  reveal: {
    live: "Shown live",
    delayed: "Shown with a delay",
    banded: "Only who leads",
    hidden: "Hidden for now",
  },
  revealHint: {
    live: "The count is seen as it grows.",
    delayed: "What is seen is the count of some time ago.",
    banded: "Said is only: close, leading, or far ahead.",
    hidden: "Until the reveal only the turnout is seen.",
  },
  close: "Neck and neck",
  leads: {
    leading: (side) => `${side} leads`,
    ahead: (side) => `${side} is far ahead`,
  },
  hidden: "Result to be revealed",
  turnout: (voters) => `Ballots so far: ${voters}`,
  turnoutInTens: (voters) => `Ballots so far: at least ${voters}`,
  delayedBy: (seconds) => `The count of ${seconds} s ago`,
  closesIn: (time) => `Closes in ${time}`,
  opensIn: (time) => `Opens in ${time}`,
};

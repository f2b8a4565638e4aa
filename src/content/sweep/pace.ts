/** How patient a sweep is. Times in ms, counted only while the tab is shown unless said otherwise. */
export interface SweepPace {
  /** For a page that is still loading to show its first turn. */
  firstTurn: number;
  /** For an answer that is being written to end. */
  answer: number;
  /** Between two looks at a growing answer; it has ended when two looks in a row find it still. */
  answerPoll: number;
  /** For turns in view to be filled in after a scroll. */
  mount: number;
  /** For links and images of turns in view to arrive. */
  settle: number;
  /** For a text that was folded away to come after its button was pressed. */
  unfold: number;
  /** For older messages to come after the top was reached, in all, by what the page says about the start. */
  older: { start: number; older: number; unknown: number };
  /** For newer messages to come after the bottom was reached. */
  newer: number;
  /** Between two attempts at setting off the loading of older messages. */
  rearm: number;
  /** For images on their way before scrolling on. */
  imagesPerStep: number;
  /** For images on their way at the end. */
  imagesAtEnd: number;
  /** Without anything new, however it comes about. */
  noProgress: number;
  /** Between two captures sent during the sweep (any time). */
  portion: number;
  /** Until a page that was not understood is read once more (any time). */
  secondReading: number;
  /** The tab may stay hidden (any time). */
  hidden: number;
}

export const usualPace: SweepPace = {
  firstTurn: 8_000,
  answer: 120_000,
  answerPoll: 300,
  mount: 1_500,
  settle: 1_500,
  unfold: 4_000,
  older: { start: 200, older: 15_000, unknown: 4_000 },
  newer: 400,
  rearm: 1_500,
  imagesPerStep: 5_000,
  imagesAtEnd: 60_000,
  noProgress: 60_000,
  portion: 2_000,
  secondReading: 3_000,
  hidden: 120_000,
};

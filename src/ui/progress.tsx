interface ProgressProps {
  label: string;
  /** What is read aloud and stands for the bar, e.g. "57 of 212 messages". */
  text: string;
  /** 0 to 1; absent while nobody knows how much there is. */
  fraction?: number | undefined;
}

export function Progress({ label, text, fraction }: ProgressProps) {
  const percent = fraction === undefined ? undefined : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      class={percent === undefined ? "progress unmeasured" : "progress"}
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === undefined ? {} : { "aria-valuenow": percent })}
    >
      <div class="progress-bar" style={percent === undefined ? {} : { inlineSize: `${percent}%` }} />
    </div>
  );
}

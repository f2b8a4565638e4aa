import type { Coverage } from "../conversation/model.ts";
import { coverageSentence, coverageWord } from "./coverage-text.ts";
import { Icon } from "./icons.tsx";

/** Icon and word for a chat's coverage; the whole sentence as tooltip. */
export function CoverageLabel({ coverage }: { coverage: Coverage }) {
  return (
    <span class={`coverage ${coverage.state}`} title={coverageSentence(coverage)}>
      <Icon name={coverage.state} />
      {coverageWord(coverage)}
    </span>
  );
}

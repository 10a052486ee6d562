import { useLanguage } from "../../i18n/language.tsx";
import { AboutFrame, AboutPart, Sentences } from "./about-frame.tsx";

/** On what terms the service may be used, and how much it takes. */
export function TermsScreen() {
  const { words } = useLanguage();
  const { terms } = words.about;
  return (
    <AboutFrame title={terms.title} lead={terms.lead} first={<EveryTerm />}>
      {({ maxFileSizeMb, queue }) => (
        <AboutPart title={terms.limits}>
          <Sentences
            of={[terms.file(maxFileSizeMb), terms.atOnce(queue.maxActive, queue.maxQueue)]}
          />
        </AboutPart>
      )}
    </AboutFrame>
  );
}

/** The terms of any service of this kind. */
function EveryTerm() {
  const { words } = useLanguage();
  const { terms } = words.about;
  return (
    <>
      <AboutPart title={terms.use}>
        <Sentences of={terms.uses} />
      </AboutPart>
      <AboutPart title={terms.truth}>
        <Sentences of={terms.truths} />
      </AboutPart>
      <AboutPart title={terms.warranty}>
        <p>{terms.noWarranty}</p>
      </AboutPart>
    </>
  );
}

import type { AboutService } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { runsHereOnly } from "../../state/runs-here-only.ts";
import { AboutFrame, AboutPart, Sentences } from "./about-frame.tsx";
import { contactAddress } from "./contact-address.ts";

/** Whom to ask about the service, about records, and about faults. */
export function ContactScreen() {
  const { words } = useLanguage();
  const { contact } = words.about;
  return (
    <AboutFrame title={contact.title} lead={contact.lead} first={<Others />}>
      {({ about }) => (
        <>
          <Operator about={about} />
          {about.sourceUrl === undefined ? null : (
            <p>
              {contact.sourceAt}{" "}
              <a href={about.sourceUrl} rel="noreferrer">
                {about.sourceUrl}
              </a>
            </p>
          )}
        </>
      )}
    </AboutFrame>
  );
}

/** What is asked elsewhere, and what a report of a fault should hold. */
function Others() {
  const { words } = useLanguage();
  const { contact } = words.about;
  return (
    <>
      <AboutPart title={contact.records}>
        <p>{contact.recordsNext}</p>
      </AboutPart>
      <AboutPart title={contact.bugs}>
        <Sentences of={[contact.bugsSend, contact.bugsNever]} />
      </AboutPart>
    </>
  );
}

function Operator({ about }: { about: AboutService }) {
  const { words } = useLanguage();
  const { contact, runBy } = words.about;
  const { name, contact: given } = about.operator;
  const isSelf = name === undefined && runsHereOnly(about, location.hostname);
  return (
    <AboutPart title={contact.operator}>
      {name === undefined ? null : <p>{runBy(name)}</p>}
      {given === undefined ? null : <Contact text={given} />}
      {isSelf ? <Sentences of={[contact.self, contact.selfNext]} /> : null}
      {given === undefined && !isSelf ? <p>{contact.none}</p> : null}
    </AboutPart>
  );
}

/** A link only where it is surely a mail or a web address: it is the operator's text. */
function Contact({ text }: { text: string }) {
  const address = contactAddress(text);
  if (address === undefined) return <p>{text}</p>;
  return (
    <p>
      <a href={address} rel="noreferrer">
        {text}
      </a>
    </p>
  );
}

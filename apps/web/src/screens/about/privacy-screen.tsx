import type { AboutService } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { runsHereOnly } from "../../state/runs-here-only.ts";
import { AboutFrame, AboutPart, Sentences } from "./about-frame.tsx";
import { heldThings } from "./held-things.ts";

/** Who runs the service and where, whom it sends things to, what it holds how long, and what never. */
export function PrivacyScreen() {
  const { words } = useLanguage();
  const { privacy } = words.about;
  return (
    <AboutFrame
      title={privacy.title}
      lead={privacy.lead}
      first={
        <AboutPart title={privacy.never}>
          <Sentences of={privacy.nevers} />
        </AboutPart>
      }
    >
      {({ about }) => {
        const isHere = runsHereOnly(about, location.hostname);
        return (
          <>
            <Whereabouts about={about} isHere={isHere} />
            <AboutPart title={privacy.sent}>
              <Sentences
                of={[privacy.sentTo(about.jobcanHosts), privacy.sentByYou, privacy.pageItself]}
              />
            </AboutPart>
            <AboutPart title={privacy.held}>
              <Held about={{ ...about, isOwnMachine: isHere }} />
            </AboutPart>
          </>
        );
      }}
    </AboutFrame>
  );
}

function Whereabouts({ about, isHere }: { about: AboutService; isHere: boolean }) {
  const { words } = useLanguage();
  const { privacy } = words.about;
  const { name } = about.operator;
  const sentences = [isHere ? privacy.ownMachine : privacy.server(location.host)];
  if (name !== undefined) sentences.push(privacy.runBy(name));
  else if (!isHere) sentences.push(privacy.nobody);
  if (about.isPrivate) sentences.push(privacy.isPrivate);
  return (
    <AboutPart title={privacy.where}>
      <Sentences of={sentences} />
    </AboutPart>
  );
}

function Held({ about }: { about: AboutService }) {
  const { words } = useLanguage();
  const { columns, offNote, held } = words.about.privacy;
  return (
    <>
      <table className="held" aria-label={held}>
        <thead>
          <tr>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.where}</th>
            <th scope="col">{columns.until}</th>
          </tr>
        </thead>
        <tbody>
          {heldThings(about, words.about).map(({ what, where, until }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{where}</td>
              <td>{until}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim small">{offNote}</p>
    </>
  );
}

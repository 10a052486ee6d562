import { Radio, SegmentedControl } from "@mantine/core";
import { type OwnSignInWay, ownSignInWays, type ServiceInfo } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import type { Account } from "../../../state/account.ts";

interface ChoiceProps {
  account: Account;
  info: ServiceInfo | undefined;
  onChange: (part: Partial<Account>) => void;
}

/** Whether the program signs in with a password, or the person does so without giving it one. */
export function SignInChoice({ account, info, onChange }: ChoiceProps) {
  const { words } = useLanguage();
  const { signIn: label } = words.autofill;
  const offered = info?.ownSignIn ?? [];
  const [first] = offered;
  if (first === undefined) return null;
  const isOwn = account.signIn !== "password";
  return (
    <div>
      <SegmentedControl
        fullWidth
        aria-label={label.title}
        value={isOwn ? "own" : "password"}
        onChange={(value) => onChange({ signIn: value === "own" ? first : "password" })}
        data={[
          { value: "password", label: label.password },
          { value: "own", label: label.own },
        ]}
      />
      {isOwn ? <WayChoice account={account} info={info} onChange={onChange} /> : null}
    </div>
  );
}

/** Where the person signs in, with what that is good for. */
function WayChoice({ account, info, onChange }: ChoiceProps) {
  const { words } = useLanguage();
  const { signIn: label } = words.autofill;
  const offered = ownSignInWays.filter((way) => info?.ownSignIn.includes(way) === true);
  return (
    <div className="own-sign-in">
      <p className="dim small">{label.ownNote}</p>
      <Radio.Group
        label={label.way}
        value={account.signIn}
        onChange={(value) => onChange({ signIn: wayOf(value) })}
      >
        <div className="own-ways">
          {offered.map((way) => (
            <Radio key={way} value={way} label={label.ways[way]} description={label.notes[way]} />
          ))}
        </div>
      </Radio.Group>
      {offered.includes("window") ? null : <p className="small">{label.needsOwnMachine}</p>}
    </div>
  );
}

function wayOf(value: string): OwnSignInWay {
  return value === "window" ? "window" : "picture";
}

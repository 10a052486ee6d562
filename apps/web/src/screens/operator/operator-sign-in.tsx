import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { useSignIn } from "./use-operator.ts";

/** The field for the operator's token. */
export function OperatorSignIn() {
  const { words } = useLanguage();
  const label = words.operator;
  const signIn = useSignIn();
  const [token, setToken] = useState("");
  return (
    <section className="card operator-sign-in" aria-labelledby="operator-sign-in">
      <h2 id="operator-sign-in">{label.signInTitle}</h2>
      <ProblemNotice call={signIn} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(token);
        }}
      >
        <PasswordInput
          label={label.token}
          value={token}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": words.autofill.showPassword }}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          {label.signIn}
        </Button>
      </form>
    </section>
  );
}
